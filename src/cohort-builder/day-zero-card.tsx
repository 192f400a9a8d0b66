import React from 'react';
import { partWords, setObservation } from '@cohortlab/sdk';
import { Icon, ShownCount } from '../components';
import { CriterionRow } from './criterion-row';
import { GroupMembers } from './group-members';
import { JoinField } from './join-field';
import { LimitField } from './limit-field';
import { lineOf } from './place';
import { stageOf } from './stages';
import { NumberInput } from './value-input';
import { useEvents } from './view-context';

/** Day 0: the events that a person enters by, and what is needed around them. Always the first line. */
export function DayZeroCard(): React.JSX.Element {
  const { trans, cohort, aim, stages, stale } = useEvents();
  const { entry } = cohort;
  const { qualifying } = entry;
  const words = qualifying && partWords(cohort, qualifying.group.id);
  return (
    <section className="jp-Cohortlab-day0" aria-label={trans.__('Day 0')}>
      <h2 className="jp-Cohortlab-heading">
        <span className="jp-Cohortlab-zero" aria-hidden="true">
          0
        </span>
        {trans.__('Day 0')}
        <span className="jp-Cohortlab-space" />
        <ShownCount trans={trans} shown={stageOf(stages, 'entry')?.people} stale={stale} />
      </h2>
      <div className="jp-Cohortlab-group">
        <ul>
          {entry.events.map((event, index) => (
            <li key={event.id} className="jp-Cohortlab-criterion">
              {index > 0 && <p className="jp-Cohortlab-joint jp-mod-small">{trans.__('or')}</p>}
              <CriterionRow criterion={event} />
            </li>
          ))}
        </ul>
        <div className="jp-Cohortlab-group-more">
          <button
            type="button"
            className="jp-Cohortlab-link jp-Cohortlab-group-add"
            aria-label={trans.__('Or another event, as day 0')}
            onClick={() => aim({ kind: 'dayZero' })}
          >
            <Icon name="add" />
            {trans.__('or…')}
          </button>
        </div>
        <Observation />
        <LimitField />
        {qualifying && (
          <div className="jp-Cohortlab-nested" role="group" aria-label={trans.__('Day 0 must also meet')}>
            <div className="jp-Cohortlab-group-head" title={words ? lineOf(words) : undefined}>
              <span className="jp-Cohortlab-label">{trans.__('must also meet')}</span>
              {qualifying.group.of.length > 1 && <JoinField group={qualifying.group} />}
            </div>
            <GroupMembers group={qualifying.group} label={trans.__('what day 0 must meet')} />
          </div>
        )}
      </div>
    </section>
  );
}

/** Whole days of observation around day 0, with the offer that most studies take. */
function Observation(): React.JSX.Element {
  const { trans, cohort, editOwn } = useEvents();
  const { priorDays, laterDays } = cohort.entry;
  const days = (label: string, field: 'priorDays' | 'laterDays', value: number): React.JSX.Element => (
    <NumberInput
      label={label}
      value={value}
      min={0}
      max={100_000}
      required
      onTake={taken => taken !== null && editOwn(each => setObservation(each, { [field]: taken }))}
    />
  );
  return (
    <div className="jp-Cohortlab-field" role="group" aria-label={trans.__('Observation around day 0')}>
      <span className="jp-Cohortlab-field-name">{trans.__('In observation for at least')}</span>
      <span className="jp-Cohortlab-range">
        {days(trans.__('Days of observation before day 0'), 'priorDays', priorDays)}
        <span>{trans.__('days before')}</span>
        {days(trans.__('Days of observation after day 0'), 'laterDays', laterDays)}
        <span>{trans.__('days after')}</span>
      </span>
      {priorDays === 0 && (
        <button
          type="button"
          className="jp-Cohortlab-link"
          onClick={() => editOwn(each => setObservation(each, { priorDays: 365 }))}
        >
          {trans.__('Require 365 days before, so that “first” means new')}
        </button>
      )}
    </div>
  );
}

import React from 'react';
import { setLeaving, type EventsCohort, type Exit } from '@cohortlab/sdk';
import { Fold, Icon } from '../components';
import { CriterionRow } from './criterion-row';
import { DayInput, NumberInput, WordSelect } from './value-input';
import { useEvents } from './view-context';

/** How a person leaves, and what is done with spans: hidden until the question needs it. */
export function LeavingCard(): React.JSX.Element {
  const { trans, cohort } = useEvents();
  const said = Boolean(cohort.exit ?? cohort.censoring ?? cohort.eraGapDays ?? cohort.dates);
  return (
    <Fold
      className="jp-Cohortlab-leaving"
      title={trans.__('Follow-up and exit…')}
      quiet={said ? trans.__('as said') : trans.__('to the end of observation')}
      open={said}
    >
      {() => (
        <div className="jp-Cohortlab-group">
          <ExitField />
          <Censoring />
          <Spans />
        </div>
      )}
    </Fold>
  );
}

type ExitKind = Exit['kind'];

function ExitField(): React.JSX.Element {
  const { trans, cohort, editOwn, aim } = useEvents();
  const { exit } = cohort;
  const change = (next: Exit | undefined): void => editOwn(each => setLeaving(each, { exit: next }));
  const take = (kind: ExitKind): void => {
    if (kind === 'drugEra') {
      aim({ kind: 'drugExit' });
    } else {
      change(kind === 'fixedOffset' ? { kind, of: 'start', days: 365 } : undefined);
    }
  };
  const days = (label: string, value: number, onTake: (days: number) => void): React.JSX.Element => (
    <NumberInput
      label={label}
      value={value}
      min={0}
      max={100_000}
      required
      onTake={taken => taken !== null && onTake(taken)}
    />
  );
  return (
    <div className="jp-Cohortlab-field" role="group" aria-label={trans.__('A person leaves')}>
      <span className="jp-Cohortlab-field-name">{trans.__('A person leaves')}</span>
      <span className="jp-Cohortlab-range">
        <WordSelect<ExitKind>
          label={trans.__('When a person leaves')}
          value={exit?.kind ?? 'endOfObservation'}
          options={[
            ['endOfObservation', trans.__('at the end of observation')],
            ['fixedOffset', trans.__('a number of days later')],
            ['drugEra', trans.__('when a drug is no longer taken…')]
          ]}
          onTake={take}
        />
        {exit?.kind === 'fixedOffset' && (
          <>
            {days(trans.__('Days until a person leaves'), exit.days, taken =>
              change({ ...exit, days: taken })
            )}
            <WordSelect
              label={trans.__('What the days are counted from')}
              value={exit.of}
              options={[
                ['start', trans.__('days after day 0')],
                ['end', trans.__('days after the entry event ends')]
              ]}
              onTake={of => change({ ...exit, of })}
            />
          </>
        )}
        {exit?.kind === 'drugEra' && (
          <>
            <strong>{nameOf(cohort, exit.conceptSet)}</strong>
            <span>{trans.__('gaps of up to')}</span>
            {days(trans.__('Days between exposures that do not end it'), exit.gapDays, taken =>
              change({ ...exit, gapDays: taken })
            )}
            <span>{trans.__('days, and')}</span>
            {days(trans.__('Days added behind the last exposure'), exit.offset, taken =>
              change({ ...exit, offset: taken })
            )}
            <span>{trans.__('days after it')}</span>
          </>
        )}
      </span>
    </div>
  );
}

const nameOf = ({ conceptSets }: EventsCohort, id: string): string => {
  const set = conceptSets.find(each => each.id === id);
  return set?.kind === 'inline' ? set.name : (set?.path ?? id);
};

/** Events that end the time in the cohort early. */
function Censoring(): React.JSX.Element {
  const { trans, cohort, aim } = useEvents();
  return (
    <div
      className="jp-Cohortlab-field"
      role="group"
      aria-label={trans.__('Or earlier, when one of these starts')}
    >
      <span className="jp-Cohortlab-field-name">{trans.__('Or earlier, when one of these starts')}</span>
      <ul>
        {(cohort.censoring ?? []).map(event => (
          <li key={event.id} className="jp-Cohortlab-criterion">
            <CriterionRow criterion={event} />
          </li>
        ))}
      </ul>
      <button type="button" className="jp-Cohortlab-link" onClick={() => aim({ kind: 'censoring' })}>
        <Icon name="add" />
        {trans.__('an event…')}
      </button>
    </div>
  );
}

/** How spans of a person are joined, and the days that they are cut to. */
function Spans(): React.JSX.Element {
  const { trans, cohort, editOwn } = useEvents();
  const { eraGapDays, dates } = cohort;
  const cut = (end: 'from' | 'to', value: string): void =>
    editOwn(each => setLeaving(each, { dates: { ...dates, [end]: value } }));
  return (
    <div className="jp-Cohortlab-field" role="group" aria-label={trans.__('Spans of one person')}>
      <span className="jp-Cohortlab-field-name">{trans.__('Spans of one person')}</span>
      <span className="jp-Cohortlab-range">
        <span>{trans.__('joined when at most')}</span>
        <NumberInput
          label={trans.__('Days between spans that are joined')}
          value={eraGapDays ?? 0}
          min={0}
          max={100_000}
          required
          onTake={taken => editOwn(each => setLeaving(each, { eraGapDays: taken || undefined }))}
        />
        <span>{trans.__('days apart')}</span>
      </span>
      {dates && (
        <span className="jp-Cohortlab-range">
          <span>{trans.__('cut to')}</span>
          <DayInput
            label={trans.__('First day')}
            value={dates.from ?? ''}
            onTake={value => cut('from', value)}
          />
          <DayInput label={trans.__('Last day')} value={dates.to ?? ''} onTake={value => cut('to', value)} />
          <button
            type="button"
            className="jp-Cohortlab-link"
            onClick={() => editOwn(each => setLeaving(each, { dates: undefined }))}
          >
            {trans.__('any day')}
          </button>
        </span>
      )}
    </div>
  );
}

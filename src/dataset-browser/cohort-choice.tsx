import React, { useId } from 'react';
import type { Dataset, Shown } from '@cohortlab/sdk';
import { ErrorState, Icon, ShownCount, type Trans } from '../components';
import type { Failure } from '../service';
import { valueOf, type Loading } from './loading';
import { stemOf } from './paths';
import type { CohortFacts } from './people-count';

/** A cohort file of the workspace. */
export interface OfferedCohort {
  readonly path: string;
  readonly name: string;
}

export interface CohortChoiceProps {
  readonly trans: Trans;
  readonly cohort: Dataset['cohort'];
  /** Workspace path of the file that the dataset names; null for everyone, or a path that leads out. */
  readonly path: string | null;
  readonly facts: Loading<CohortFacts>;
  /** Everyone in the release; undefined while unknown. */
  readonly everyone: Shown | undefined;
  /** What the Cohort Builder has open and saved; null for nothing. */
  readonly offered: OfferedCohort | null;
  /** A workspace path, or null for everyone. */
  readonly onChoose: (path: string | null) => void;
  readonly onBrowse: () => void;
  readonly onRetry: () => void;
}

/** Whose records the dataset takes: the cohort at hand, one from a file, or everyone. */
export function CohortChoice(props: CohortChoiceProps): React.JSX.Element {
  const { trans, cohort, path, facts, everyone, offered, onChoose, onBrowse, onRetry } = props;
  const group = useId();
  const known = valueOf(facts);
  const other = offered !== null && offered.path !== path ? offered : null;
  return (
    <fieldset className="jp-Cohortlab-people">
      <legend className="jp-Cohortlab-heading">{trans.__('Whose records')}</legend>
      {cohort.kind === 'file' && (
        <Choice group={group} checked onChoose={() => undefined}>
          <span className="jp-Cohortlab-whose-name">{known?.name ?? stemOf(cohort.path)}</span>
          <ShownCount trans={trans} shown={known?.people} stale={facts.kind === 'loading'} />
          <span className="jp-Cohortlab-whose-path">{path ?? cohort.path}</span>
        </Choice>
      )}
      {other && (
        <Choice group={group} checked={false} onChoose={() => onChoose(other.path)}>
          <span className="jp-Cohortlab-whose-name">{other.name}</span>
          <span className="jp-Cohortlab-tag">{trans.__('in the Cohort Builder')}</span>
          <span className="jp-Cohortlab-whose-path">{other.path}</span>
        </Choice>
      )}
      <Choice group={group} checked={cohort.kind === 'everyone'} onChoose={() => onChoose(null)}>
        <span className="jp-Cohortlab-whose-name">{trans.__('Everyone in the release')}</span>
        <ShownCount trans={trans} shown={everyone} />
      </Choice>
      <button type="button" className="jp-Cohortlab-link jp-Cohortlab-whose-browse" onClick={onBrowse}>
        <Icon name="open" /> {trans.__('Choose a cohort file…')}
      </button>
      {facts.kind === 'failed' && <Unusable trans={trans} failure={facts.failure} onRetry={onRetry} />}
    </fieldset>
  );
}

interface UnusableProps {
  readonly trans: Trans;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Why the people cannot be counted: the file's own fault, in its words, or the service's. */
function Unusable({ trans, failure, onRetry }: UnusableProps): React.JSX.Element {
  if (failure.kind !== 'service' || failure.code !== 'badDefinition') {
    return <ErrorState trans={trans} failure={failure} onRetry={onRetry} />;
  }
  return (
    <div className="jp-Cohortlab-message jp-mod-error" role="alert">
      <Icon name="warning" />
      <div>
        <p className="jp-Cohortlab-message-title">{trans.__('This cohort cannot be used.')}</p>
        <ul className="jp-Cohortlab-problems">
          {failure.problems.map((problem, index) => (
            <li key={index}>
              {problem.path && <code>{problem.path}</code>} {problem.message}
            </li>
          ))}
        </ul>
        <button type="button" className="jp-Cohortlab-button" onClick={onRetry}>
          {trans.__('Try again')}
        </button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Choice({ group, checked, onChoose, children }: ChoiceProps): React.JSX.Element {
  return (
    <label className="jp-Cohortlab-whose">
      <input type="radio" name={group} checked={checked} onChange={onChoose} />
      <span className="jp-Cohortlab-whose-text">{children}</span>
    </label>
  );
}

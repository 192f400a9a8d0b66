import React from 'react';
import { partWords, setFields, type TimedCriterion, type TimeWindow } from '@cohortlab/sdk';
import { useEditing } from './view-context';
import { Timeline } from './timeline';
import { WindowField } from './window-field';
import { windowOf } from './window-presets';

export interface WhenFieldProps {
  readonly criterion: TimedCriterion;
  /** What days are counted from, as a sentence names it. */
  readonly anchor: string;
}

/** When an event must take place, around day 0: windows that must all hold, drawn to scale. */
export function WhenField({ criterion, anchor }: WhenFieldProps): React.JSX.Element {
  const { trans, cohort, edit } = useEditing();
  const { id, windows = [], sameVisit, outsideObservation } = criterion;
  const change = (next: readonly TimeWindow[]): void => edit(each => setFields(each, id, { windows: next }));
  const replace = (place: number, window: TimeWindow | null): void =>
    change([...windows.slice(0, place), ...(window ? [window] : []), ...windows.slice(place + 1)]);
  const check = (
    field: 'sameVisit' | 'outsideObservation',
    text: string,
    on?: boolean
  ): React.JSX.Element => (
    <label className="jp-Cohortlab-check">
      <input
        type="checkbox"
        checked={on === true}
        onChange={event => {
          const { checked } = event.target;
          edit(each => setFields(each, id, { [field]: checked }));
        }}
      />
      {text}
    </label>
  );
  return (
    <div role="group" className="jp-Cohortlab-field" aria-label={trans.__('When')}>
      <span className="jp-Cohortlab-field-name">{trans.__('When')}</span>
      {windows.length === 0 ? (
        <WindowField window={null} anchor={anchor} onChange={window => window && change([window])} />
      ) : (
        windows.map((window, place) => (
          <WindowField key={place} window={window} anchor={anchor} onChange={next => replace(place, next)} />
        ))
      )}
      {windows.length > 0 && (
        <Timeline
          windows={windows}
          anchor={anchor}
          label={trans.__('What counts, drawn: %1', partWords(cohort, id)?.text ?? '')}
        />
      )}
      <div className="jp-Cohortlab-checks">
        {check('sameVisit', trans.__('in the same visit'), sameVisit)}
        {check('outsideObservation', trans.__('also outside observation'), outsideObservation)}
        {windows.length > 0 && windows.length < 3 && (
          <button
            type="button"
            className="jp-Cohortlab-link"
            onClick={() =>
              change([...windows, windowOf({ from: { kind: 'open' }, to: { kind: 'observationEnd' } })])
            }
          >
            {trans.__('and another window…')}
          </button>
        )}
      </div>
    </div>
  );
}

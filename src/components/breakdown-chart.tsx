import React from 'react';
import type { AgeCount, SexCount, Shown } from '@cohortlab/sdk';
import { shownText, shownValue, spokenPeople } from './shown';
import type { Trans } from './trans';

export interface BreakdownChartProps {
  readonly trans: Trans;
  readonly sex: readonly SexCount[];
  readonly age: readonly AgeCount[];
  /** Last day that the release covers, `YYYY-MM-DD`: the day that ages are counted on. */
  readonly cutOff: string;
  /** The numbers are of an earlier definition; new ones are on their way. */
  readonly stale?: boolean;
}

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly tick: string;
  readonly people: Shown;
}

/** People by age and by sex, drawn from shown numbers only. A hidden bar is a hatched stub of one size. */
export function BreakdownChart({ trans, sex, age, cutOff, stale }: BreakdownChartProps): React.JSX.Element {
  const ages: Bar[] = age.map(({ from, to, people }) => ({
    key: String(from),
    label: to === null ? trans.__('%1 and over', from) : trans.__('%1 to %2', from, to),
    tick: to === null ? `${from}+` : String(from),
    people
  }));
  const sexes: Bar[] = sex.map(({ conceptId, label, people }) => ({
    key: String(conceptId),
    label: inWords(label),
    tick: inWords(label),
    people
  }));
  return (
    <div className={`jp-Cohortlab-breakdown${stale ? ' jp-mod-stale' : ''}`}>
      <Chart trans={trans} kind="columns" title={trans.__('Age on %1', cutOff)} bars={ages} />
      <Chart trans={trans} kind="rows" title={trans.__('Sex recorded at birth')} bars={sexes} />
    </div>
  );
}

interface ChartProps {
  readonly trans: Trans;
  readonly kind: 'columns' | 'rows';
  readonly title: string;
  readonly bars: readonly Bar[];
}

function Chart({ trans, kind, title, bars }: ChartProps): React.JSX.Element {
  const highest = Math.max(1, ...bars.map(bar => shownValue(bar.people)));
  return (
    <figure className="jp-Cohortlab-chart">
      <figcaption>{title}</figcaption>
      <div className={`jp-Cohortlab-chart-${kind}`} aria-hidden="true">
        {bars.map(({ key, label, tick, people }) => {
          const size = `${(100 * shownValue(people)) / highest}%`;
          const hidden = people.kind === 'hidden' ? ' jp-mod-few' : '';
          return (
            <div key={key} className="jp-Cohortlab-chart-item" title={`${label}: ${shownText(people)}`}>
              {kind === 'rows' && <span className="jp-Cohortlab-chart-tick">{tick}</span>}
              <span className="jp-Cohortlab-chart-track">
                <span
                  className={`jp-Cohortlab-chart-bar${hidden}`}
                  style={hidden ? undefined : kind === 'columns' ? { height: size } : { width: size }}
                />
              </span>
              {kind === 'columns' ? (
                <span className="jp-Cohortlab-chart-tick">{tick}</span>
              ) : (
                <span className="jp-Cohortlab-chart-value">{shownText(people)}</span>
              )}
            </div>
          );
        })}
      </div>
      <table className="jp-Cohortlab-spoken">
        <caption>{title}</caption>
        <tbody>
          {bars.map(({ key, label, people }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{spokenPeople(people, trans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** OMOP's own names of sexes are in capitals, which screen readers may spell. */
function inWords(label: string): string {
  return label === label.toUpperCase() ? label.charAt(0) + label.slice(1).toLowerCase() : label;
}

import React from 'react';
import { dayZeroChoices, isGroup, withDayZero } from '@cohortlab/sdk';
import { usePeople } from './view-context';
import { criterionName, groupName } from './words';

/** Makes spans of time of a set of people: one thing that they had becomes day 0, all else is kept. */
export function MakeDayZero(): React.JSX.Element | null {
  const { trans, cohort, editOwn } = usePeople();
  const choices = dayZeroChoices(cohort);
  if (choices.length === 0) {
    return null;
  }
  return (
    <select
      className="jp-Cohortlab-button jp-Cohortlab-make"
      aria-label={trans.__('Make one of these day 0')}
      title={trans.__('So that you can say what comes before and after it; nothing that was said is lost')}
      value=""
      onChange={event => {
        const { value } = event.target;
        editOwn(before => withDayZero(before, value) ?? before);
      }}
    >
      <option value="">{trans.__('Make one of these day 0…')}</option>
      {choices.map(each => (
        <option key={each.id} value={each.id}>
          {isGroup(each) ? groupName(each, cohort, trans) : criterionName(each, cohort.conceptSets, trans)}
        </option>
      ))}
    </select>
  );
}

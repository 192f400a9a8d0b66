import React from 'react';
import { setJoin, type Group } from '@cohortlab/sdk';
import { useEditing } from './view-context';
import { NumberInput, WordSelect } from './value-input';

/** How the members of a group are joined: all, any, none, at least or at most so many. */
export function JoinField({ group }: { readonly group: Group }): React.JSX.Element {
  const { trans, edit } = useEditing();
  const { id } = group;
  const none = group.kind === 'atMost' && group.count === 0;
  const counted = (group.kind === 'atLeast' || group.kind === 'atMost') && !none ? group : null;
  return (
    <span className="jp-Cohortlab-joining">
      <WordSelect
        label={trans.__('How the criteria are joined')}
        value={none ? 'none' : group.kind}
        options={[
          ['all', trans.__('all of')],
          ['any', trans.__('any of')],
          ['atLeast', trans.__('at least … of')],
          ['atMost', trans.__('at most … of')],
          ['none', trans.__('none of')]
        ]}
        onTake={kind => {
          const join =
            kind === 'none'
              ? ({ kind: 'atMost', count: 0 } as const)
              : kind === 'all' || kind === 'any'
                ? { kind }
                : { kind, count: counted?.count ?? (kind === 'atLeast' ? 2 : 1) };
          edit(cohort => setJoin(cohort, id, join));
        }}
      />
      {counted && (
        <NumberInput
          label={trans.__('How many of them')}
          value={counted.count}
          min={counted.kind === 'atLeast' ? 1 : 0}
          max={1_000}
          required
          onTake={count =>
            count !== null && edit(cohort => setJoin(cohort, id, { kind: counted.kind, count }))
          }
        />
      )}
    </span>
  );
}

import React, { useMemo } from 'react';
import type { Concept, ConceptChoice } from '@cohortlab/sdk';
import { ConceptSearch } from '../components';
import { useEditing } from './view-context';
import { WordSelect } from './value-input';

export interface ChoiceFieldProps {
  readonly label: string;
  readonly choice: ConceptChoice;
  readonly onChange: (choice: ConceptChoice) => void;
  /** Values that are asked for most, offered without a search. */
  readonly offered?: readonly Concept[];
  /** OMOP domain that values are searched in. */
  readonly domain?: string;
}

/** A condition on one concept: any or none of some, or whether one is on record at all. */
export function ChoiceField(props: ChoiceFieldProps): React.JSX.Element {
  const { label, choice, onChange } = props;
  const { trans } = useEditing();
  if (choice.kind === 'inSet' || choice.kind === 'notInSet') {
    const text = choice.kind === 'inSet' ? trans.__('in a concept set') : trans.__('not in a concept set');
    return <span>{text}</span>;
  }
  const concepts = 'concepts' in choice ? choice.concepts : [];
  const first = concepts[0] ?? props.offered?.[0];
  return (
    <span className="jp-Cohortlab-range">
      <WordSelect
        label={trans.__('%1: how it is compared', label)}
        value={choice.kind}
        options={[
          ...(first || choice.kind === 'oneOf' || choice.kind === 'noneOf'
            ? ([
                ['oneOf', trans.__('any of')],
                ['noneOf', trans.__('recorded, and none of')]
              ] as const)
            : []),
          ['recorded', trans.__('recorded')],
          ['notRecorded', trans.__('not recorded')]
        ]}
        onTake={kind => {
          if (kind === 'recorded' || kind === 'notRecorded') {
            onChange({ kind });
          } else if (first) {
            onChange({ kind: kind as 'oneOf', concepts: concepts.length > 0 ? concepts : [first] });
          }
        }}
      />
      {choice.kind !== 'notRecorded' && <Values {...props} concepts={concepts} />}
    </span>
  );
}

function Values(props: ChoiceFieldProps & { readonly concepts: readonly Concept[] }): React.JSX.Element {
  const { label, choice, concepts, onChange, domain, offered = [] } = props;
  const { trans, searchIn } = useEditing();
  const search = useMemo(() => searchIn(domain), [searchIn, domain]);
  const kind = choice.kind === 'noneOf' ? 'noneOf' : 'oneOf';
  const others = offered.filter(each => !concepts.some(({ conceptId }) => conceptId === each.conceptId));
  const add = (concept: Concept): void => onChange({ kind, concepts: [...concepts, concept] });
  const take = ({ conceptId }: Concept): void => {
    const left = concepts.filter(each => each.conceptId !== conceptId);
    onChange(left.length > 0 ? { kind, concepts: left } : { kind: 'recorded' });
  };
  return (
    <>
      <span className="jp-Cohortlab-choices" role="group" aria-label={label}>
        {[...concepts, ...others].map(concept => {
          const on = concepts.includes(concept);
          return (
            <button
              key={concept.conceptId}
              type="button"
              className="jp-Cohortlab-choice"
              aria-pressed={on}
              onClick={() => (on ? take(concept) : add(concept))}
            >
              {concept.name ?? trans.__('Concept %1', concept.conceptId)}
            </button>
          );
        })}
      </span>
      <ConceptSearch
        trans={trans}
        search={search}
        choosable={() => true}
        onPick={({ conceptId, name }) =>
          concepts.some(each => each.conceptId === conceptId) || add({ conceptId, name })
        }
        label={trans.__('%1: search for a value', label)}
        placeholder={trans.__('Another…')}
      />
    </>
  );
}

import React, { useId, useState } from 'react';
import type { NamedConcept, UnitStatistics } from '@cohortlab/sdk';
import { Icon, shownPeople, ShownCount, type Trans } from '../components';
import { Values } from './figures';
import { conceptName, Percent, Share } from './share-rows';

export interface UnitsProps {
  readonly trans: Trans;
  readonly units: readonly UnitStatistics[];
  /** Whose values these are. */
  readonly concept: NamedConcept;
  /** All begin folded, where many concepts stand in one list. */
  readonly folded?: boolean;
}

/** Units with their share of the records, and the spread of values in each. The first begins unfolded. */
export function Units({ trans, units, concept, folded = false }: UnitsProps): React.JSX.Element {
  const of = conceptName(concept, trans);
  return (
    <ul className="jp-Cohortlab-units" aria-label={trans.__('Units of %1', of)}>
      {units.map((unit, at) => (
        <li key={unit.unit.conceptId}>
          <Unit trans={trans} unit={unit} of={of} first={at === 0 && !folded} />
        </li>
      ))}
    </ul>
  );
}

interface UnitProps {
  readonly trans: Trans;
  readonly unit: UnitStatistics;
  readonly of: string;
  readonly first: boolean;
}

function Unit({ trans, unit, of, first }: UnitProps): React.JSX.Element {
  const [open, setOpen] = useState(first);
  const id = useId();
  const name = conceptName(unit.unit, trans, trans.__('no unit'));
  return (
    <>
      <button
        type="button"
        className="jp-Cohortlab-unit"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'down' : 'right'} />
        <span>{name}</span>
        <ShownCount trans={trans} shown={unit.people} />
        <Percent trans={trans} percent={unit.percent} />
        <Share percent={unit.percent} />
      </button>
      <div id={id} hidden={!open} className="jp-Cohortlab-unit-detail">
        {open && unit.histogram && (
          <Values trans={trans} histogram={unit.histogram} title={trans.__('%1, values in %2', of, name)} />
        )}
        {open && !unit.histogram && (
          <p className="jp-Cohortlab-quiet">
            {trans.__(
              'With a number: %1. Too few to show how values are spread.',
              shownPeople(unit.withNumber.people, trans)
            )}
          </p>
        )}
      </div>
    </>
  );
}

import React, { useId } from 'react';
import type { ConceptCard, ConceptMatch, Shown } from '@cohortlab/sdk';
import { Icon, ShownCount, shownValue, type Trans } from '../components';
import { listKeys } from './list-keys';

export interface ConceptFamilyProps {
  readonly trans: Trans;
  readonly card: ConceptCard;
  readonly onShow: (conceptId: number) => void;
}

const keys = listKeys('.jp-Cohortlab-relative');

/** The concept between what is broader and what is narrower; each step is one press away. */
export function ConceptFamily({ trans, card, onShow }: ConceptFamilyProps): React.JSX.Element {
  const { concept, parents, children, relatives } = card;
  const most = [concept, ...children].reduce(
    (high, { peopleWithDescendants }) => Math.max(high, shownValue(peopleWithDescendants)),
    1
  );
  return (
    <section className="jp-Cohortlab-family" aria-label={trans.__('Hierarchy')} onKeyDown={keys}>
      {parents.length > 0 && (
        <Relatives
          trans={trans}
          title={trans._n('%1 broader concept', '%1 broader concepts', relatives.parents)}
          icon="up"
          relatives={parents}
          all={relatives.parents}
          most={null}
          onShow={onShow}
        />
      )}
      <p className="jp-Cohortlab-family-self">
        <span>{concept.name}</span>
        <ShownCount trans={trans} shown={concept.peopleWithDescendants} />
      </p>
      {children.length > 0 && (
        <Relatives
          trans={trans}
          title={trans._n('%1 narrower concept', '%1 narrower concepts', relatives.children)}
          icon="right"
          relatives={children}
          all={relatives.children}
          most={most}
          onShow={onShow}
        />
      )}
    </section>
  );
}

interface RelativesProps {
  readonly trans: Trans;
  readonly title: string;
  readonly icon: 'up' | 'right';
  readonly relatives: readonly ConceptMatch[];
  /** How many there are; the card may hold the first of them only. */
  readonly all: number;
  /** People that a full bar stands for; null for no bars. */
  readonly most: number | null;
  readonly onShow: (conceptId: number) => void;
}

function Relatives({ trans, title, icon, relatives, all, most, onShow }: RelativesProps): React.JSX.Element {
  const heading = useId();
  return (
    <>
      <h3 id={heading} className="jp-Cohortlab-heading">
        {title}
      </h3>
      <ul aria-labelledby={heading} className={`jp-Cohortlab-relatives jp-mod-${icon}`}>
        {relatives.map(relative => (
          <li key={relative.conceptId}>
            <button
              type="button"
              className="jp-Cohortlab-relative"
              title={`${relative.vocabulary} ${relative.code}`}
              onClick={() => onShow(relative.conceptId)}
            >
              <Icon name={icon} />
              <span className="jp-Cohortlab-concept-name">{relative.name}</span>
              <span title={trans.__('with everything below it')}>
                <ShownCount trans={trans} shown={relative.peopleWithDescendants} />
              </span>
              {most !== null && <Share shown={relative.peopleWithDescendants} most={most} />}
            </button>
          </li>
        ))}
      </ul>
      {all > relatives.length && (
        <p className="jp-Cohortlab-search-note">
          {trans.__('The first %1 of %2 by name; search for the others.', relatives.length, all)}
        </p>
      )}
    </>
  );
}

function Share({ shown, most }: { readonly shown: Shown; readonly most: number }): React.JSX.Element {
  const width = `${(100 * Math.min(shownValue(shown), most)) / most}%`;
  return (
    <span className="jp-Cohortlab-track" aria-hidden="true">
      <span style={{ width }} />
    </span>
  );
}

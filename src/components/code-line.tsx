import React, { useId, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import type { Meaning, ReviewedLine } from './code-lines';
import { StandardMark } from './concept-option';
import { ShownCount } from './shown-count';
import type { Trans } from './trans';

/** How many lines are drawn at first; a list may hold thousands. */
const AT_ONCE = 50;

export interface CodeLinesProps {
  readonly trans: Trans;
  readonly title: string;
  readonly kind: ReviewedLine['kind'];
  readonly lines: readonly ReviewedLine[];
  readonly chosen: ReadonlySet<Meaning>;
  readonly choosable: (concept: ConceptMatch) => boolean;
  readonly onToggle: (meaning: Meaning) => void;
}

/** The lines of one fate, each with what it may mean. */
export function CodeLines(props: CodeLinesProps): React.JSX.Element {
  const { trans, title, kind, lines } = props;
  const [shown, setShown] = useState(AT_ONCE);
  const heading = useId();
  return (
    <section aria-labelledby={heading} data-kind={kind}>
      <h3 id={heading} className="jp-Cohortlab-heading">
        {title} ({lines.length})
      </h3>
      <ul>
        {lines.slice(0, shown).map((line, index) => (
          <li key={`${line.text} ${index}`} className="jp-Cohortlab-code">
            {(line.kind !== 'found' || line.meanings.length === 0) && (
              <p>
                <code>{line.text}</code>
                {line.kind === 'unknown' && (
                  <span className="jp-Cohortlab-quiet">
                    {' '}
                    {line.meanings.length > 0
                      ? trans.__('is not in this release; nearest are')
                      : trans.__('is not in this release')}
                  </span>
                )}
              </p>
            )}
            {line.meanings.map(meaning => (
              <MeaningChoice key={meaning.concept.conceptId} {...props} line={line} meaning={meaning} />
            ))}
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <button type="button" className="jp-Cohortlab-link" onClick={() => setShown(shown + 10 * AT_ONCE)}>
          {trans.__('%1 more…', lines.length - shown)}
        </button>
      )}
    </section>
  );
}

interface MeaningChoiceProps extends CodeLinesProps {
  readonly line: ReviewedLine;
  readonly meaning: Meaning;
}

/** One meaning of a line: what is called so, and the concepts that are taken for it. */
function MeaningChoice(props: MeaningChoiceProps): React.JSX.Element {
  const { trans, line, meaning, chosen, choosable, onToggle } = props;
  const { concept, taken } = meaning;
  const mapped = !taken.includes(concept);
  const possible = taken.some(choosable);
  return (
    <label className="jp-Cohortlab-meaning" aria-disabled={!possible}>
      <input
        type="checkbox"
        checked={chosen.has(meaning)}
        disabled={!possible}
        onChange={() => onToggle(meaning)}
      />
      <span>
        <span className="jp-Cohortlab-concept-facts">
          {line.kind === 'found' && <code>{line.text}</code>}
          <span className="jp-Cohortlab-concept-code">
            {concept.vocabulary} {concept.code}
          </span>
          <StandardMark trans={trans} standard={concept.standard} />
          {mapped && <span>{concept.name}</span>}
          {!mapped && concept.standard === 'source' && (
            <span>{trans.__('maps to no standard concept; mostly no records')}</span>
          )}
          {!possible && <span>{trans.__('no records of this kind')}</span>}
        </span>
        {taken.map(each => (
          <span key={each.conceptId} className="jp-Cohortlab-meaning-taken">
            {mapped && <span aria-label={trans.__('becomes')}>→</span>}
            <span className="jp-Cohortlab-concept-name">{each.name}</span>
            <span title={trans.__('with everything below it')}>
              <ShownCount trans={trans} shown={each.peopleWithDescendants} />
            </span>
          </span>
        ))}
      </span>
    </label>
  );
}

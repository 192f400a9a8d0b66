import React, { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptOption } from './concept-option';
import { failureText } from './failure-text';
import { Icon } from './icons';
import { pastedList } from './pasted-list';
import type { Trans } from './trans';
import { useSearch, type Search, type SearchState } from './use-search';

/** Something that is no concept and is found by its words, known without a question. */
export interface Offer {
  readonly key: string;
  readonly name: string;
  /** What kind of thing it is. */
  readonly detail: string;
  readonly take: () => void;
}

export interface ConceptSearchProps {
  readonly trans: Trans;
  /** Keep its identity while answers stay true; a new function asks again. */
  readonly search: Search;
  /** Which concepts can be chosen; unless said, those whose records a criterion can find. */
  readonly choosable?: (match: ConceptMatch) => boolean;
  /** `more`: the person goes on choosing from the same list (Shift was held). */
  readonly onPick: (match: ConceptMatch, more: boolean) => void;
  /** The accessible name of the box. */
  readonly label: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** What stands in the box before the text, such as where a pick will go. */
  readonly prefix?: React.ReactNode;
  readonly inputRef?: React.RefObject<HTMLInputElement>;
  /** What else the text finds, shown before the concepts. */
  readonly offers?: (text: string) => readonly Offer[];
  /** Takes a pasted list of codes or names; without it a list is text like any other. */
  readonly onPasteList?: (lines: readonly string[]) => void;
  /** Shows where a concept stands in the hierarchy: Alt+Enter, or the button of the found concept. */
  readonly onHierarchy?: (match: ConceptMatch) => void;
  /** Escape in an empty box. */
  readonly onEscape?: () => void;
}

/** The one search box: concepts as you type, chosen by arrow keys and Enter or by mouse. */
export function ConceptSearch(props: ConceptSearchProps): React.JSX.Element {
  const { trans, search, onPick, label, placeholder, disabled, prefix, inputRef } = props;
  const { offers, onEscape, onPasteList, onHierarchy } = props;
  const choosable = props.choosable ?? hasCriterion;
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const found = useSearch(search, text);
  const matches = found.answer?.matches ?? [];
  const offered = useMemo(() => offers?.(text) ?? [], [offers, text]);
  const shown = open && text.trim().length >= 2;
  const offer = offered[active];
  const current = matches[active - offered.length];

  useEffect(() => setActive(0), [found.answer]);
  useEffect(() => {
    // The box may stand at the foot of a scrolled form.
    if (shown) {
      list.current?.parentElement?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [shown, found.answer]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const pick = (match: ConceptMatch | undefined, more: boolean): void => {
    if (!match || !choosable(match)) {
      return;
    }
    onPick(match, more);
    if (!more) {
      setText('');
      setOpen(false);
    }
  };
  const hierarchyOf = (match: ConceptMatch): void => {
    setOpen(false);
    onHierarchy?.(match);
  };
  const takeOffer = ({ take }: Offer): void => {
    setText('');
    setOpen(false);
    take();
  };
  const enter = (more: boolean): void => {
    if (shown && offer) {
      takeOffer(offer);
    } else if (shown && found.text === text.trim()) {
      // What Enter takes must be what the text finds, never what an earlier text found.
      pick(current, more);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && event.altKey && shown && current && onHierarchy) {
      event.preventDefault();
      event.stopPropagation();
      hierarchyOf(current);
      return;
    }
    const last = offered.length + matches.length - 1;
    const keys: Record<string, () => void> = {
      ArrowDown: () => (open ? setActive(Math.min(active + 1, last)) : setOpen(true)),
      ArrowUp: () => setActive(Math.max(active - 1, 0)),
      PageDown: () => setActive(Math.min(active + 8, last)),
      PageUp: () => setActive(Math.max(active - 8, 0)),
      Enter: () => enter(event.shiftKey),
      Escape: () => (text ? (setText(''), setOpen(false)) : onEscape?.())
    };
    const act = keys[event.key];
    // With these keys held it is a shortcut of JupyterLab, which comes after this.
    const shortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (act && !shortcut && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  return (
    <div className="jp-Cohortlab-search" onBlur={() => setOpen(false)}>
      <div className="jp-Cohortlab-search-box">
        <Icon name="search" />
        {prefix}
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && (offer ?? current) ? `${id}-${active}` : undefined}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          disabled={disabled}
          value={text}
          onChange={event => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onPaste={event => {
            const lines = onPasteList && pastedList(event.clipboardData.getData('text'));
            if (lines) {
              event.preventDefault();
              onPasteList(lines);
            }
          }}
        />
        {found.busy && <span className="jp-Cohortlab-spinner" aria-hidden="true" />}
      </div>
      <div
        className="jp-Cohortlab-search-popup"
        hidden={!shown}
        aria-busy={found.busy}
        // Whatever is pressed in here, the scroll bar too: the box keeps the focus, so the list stays.
        onMouseDown={event => event.preventDefault()}
      >
        <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
          {offered.map((each, index) => (
            <li
              key={each.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className="jp-Cohortlab-concept jp-mod-offer"
              onMouseMove={() => setActive(index)}
              onClick={() => takeOffer(each)}
            >
              <span className="jp-Cohortlab-concept-name">{each.name}</span>
              <span className="jp-Cohortlab-concept-facts">
                <span className="jp-Cohortlab-tag">{each.detail}</span>
              </span>
            </li>
          ))}
          {matches.map((match, index) => (
            <li
              key={match.conceptId}
              id={`${id}-${offered.length + index}`}
              role="option"
              aria-selected={offered.length + index === active}
              aria-disabled={!choosable(match)}
              className="jp-Cohortlab-concept"
              onMouseMove={() => setActive(offered.length + index)}
              onClick={event => pick(match, event.shiftKey)}
            >
              <ConceptOption trans={trans} match={match} />
              {onHierarchy && (
                <span
                  className="jp-Cohortlab-concept-tree"
                  title={trans.__('Hierarchy (Alt+Enter)')}
                  aria-hidden="true"
                  onClick={event => {
                    event.stopPropagation();
                    hierarchyOf(match);
                  }}
                >
                  <Icon name="tree" />
                </span>
              )}
            </li>
          ))}
        </ul>
        <p className="jp-Cohortlab-search-note" role="status">
          {shown ? note(found, trans) : ''}
        </p>
      </div>
    </div>
  );
}

function hasCriterion(match: ConceptMatch): boolean {
  return match.criterion !== null;
}

function note({ answer, failure, text }: SearchState, trans: Trans): string {
  if (failure) {
    const { message, next } = failureText(failure, trans);
    return `${message} ${next}`;
  }
  if (!answer) {
    return trans.__('Searching…');
  }
  if (answer.matches.length === 0) {
    return trans.__('Nothing in this release is called “%1”.', text);
  }
  const [meant] = answer.meant;
  if (answer.how === 'nearest') {
    return trans.__('Nothing has all of these words; these are nearest.');
  }
  if (answer.how === 'nearly' && meant !== undefined) {
    return trans.__('Nothing is spelt “%1”; this is what is spelt nearly so: %2.', text, meant);
  }
  return answer.more
    ? trans.__('The best %1; type more to narrow them down.', answer.matches.length)
    : trans._n('%1 concept', '%1 concepts', answer.matches.length);
}

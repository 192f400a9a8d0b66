import React, { useEffect, useRef } from 'react';
import { setFields, type Criterion } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { nodeMark } from './node-events';
import { Oddities } from './oddities';
import { useNodeDrag } from './use-node-drag';
import { peopleOf, useEditing } from './view-context';

export interface NodeRowProps {
  readonly criterion: Criterion;
  /** What it asks for, as a sentence that opens its form. */
  readonly sentence: string;
  /** What it is called on buttons. */
  readonly name: string;
  readonly counted: boolean;
  /** Printed under the sentence. */
  readonly facts?: React.ReactNode;
  readonly form: () => React.ReactNode;
  /** Stands below, open or not. */
  readonly children?: React.ReactNode;
}

/** A criterion in its group: a sentence, its people, what is odd about it, and its form when it is open. */
export function NodeRow(props: NodeRowProps): React.JSX.Element {
  const { criterion, sentence, name, counted, facts, form, children } = props;
  const editing = useEditing();
  const { trans, edit, remove, stale, opened, open, added } = editing;
  const { id } = criterion;
  const off = criterion.disabled === true;
  const isOpen = opened === id;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added?.id === id) {
      row.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [added, id]);
  return (
    <div
      ref={row}
      className={`jp-Cohortlab-event${off ? ' jp-mod-off' : ''}${isOpen ? ' jp-mod-open' : ''}`}
      role="group"
      aria-label={sentence}
      {...nodeMark(id)}
    >
      <div className="jp-Cohortlab-row" {...useNodeDrag(id)}>
        <button
          type="button"
          className="jp-Cohortlab-link jp-Cohortlab-row-name"
          aria-expanded={isOpen}
          onClick={() => open(isOpen ? null : id)}
        >
          <Icon name={isOpen ? 'down' : 'right'} />
          <span>{sentence}</span>
        </button>
        {off && <span className="jp-Cohortlab-tag">{trans.__('off')}</span>}
        {counted && !off && <ShownCount trans={trans} shown={peopleOf(editing, id)} stale={stale} />}
        <span className="jp-Cohortlab-row-tools">
          <IconButton
            icon="off"
            label={off ? trans.__('Switch %1 on', name) : trans.__('Leave out %1', name)}
            pressed={off}
            onClick={() => edit(each => setFields(each, id, { disabled: !off }))}
          />
          <IconButton icon="close" label={trans.__('Remove %1', name)} onClick={() => remove(id)} />
        </span>
      </div>
      {facts}
      <Oddities id={id} />
      {isOpen && form()}
      {children}
    </div>
  );
}

import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { lint, nodesOf, removeNode, type Cohort, type LintRemark } from '@cohortlab/sdk';
import { useStateful, type Trans } from '../components';
import { ServiceFailure } from '../service/failure';
import { vocabularyOf } from '../service/vocabulary';
import type { CohortActions } from './actions';
import type { ConceptBook } from './concept-book';
import type { CohortSession } from './session';
import type { Target } from './targets';
import { useCopying } from './use-copying';
import type { Editing } from './view-context';

export interface EditingOptions<C extends Cohort> {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: C;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

export interface EditingOf {
  readonly editing: Editing;
  /** The search box, which `aim` brings into focus. */
  readonly input: React.RefObject<HTMLInputElement>;
  /** What the last copy or paste came to. */
  readonly told: string;
}

/** Ties a session to what the parts of its view need, for either kind of cohort. */
export function useEditingOf<C extends Cohort>(options: EditingOptions<C>): EditingOf {
  const { trans, session, cohort, book, actions } = options;
  const { model, choice } = session;
  const { target } = useStateful(model);
  const { count, countFresh, attrition } = useStateful(session.counts);
  const { release } = useStateful(choice);
  useStateful(choice.service);
  const { api, ready } = choice.service;
  const input = useRef<HTMLInputElement>(null);
  const [added, setAdded] = useState<Editing['added']>(null);
  const [opened, open] = useState<string | null>(null);
  useEffect(() => {
    const follow = (_: unknown, id: string): void => {
      setAdded({ id });
      open(id);
    };
    model.added.connect(follow);
    return () => {
      model.added.disconnect(follow);
    };
  }, [model]);
  const aim = useCallback(
    (wanted: Target) => {
      model.aim(wanted);
      input.current?.focus();
    },
    [model]
  );
  const askFacts = useCallback(
    (group?: string) => {
      model.aim(group === undefined ? undefined : { kind: 'group', id: group });
      model.pickFacts({});
      model.aim();
    },
    [model]
  );
  const name = release?.name ?? null;
  const searchIn = useCallback<Editing['searchIn']>(
    domain => (text, signal) =>
      name === null || !ready
        ? Promise.reject(new ServiceFailure({ kind: 'service', code: 'serviceDown', problems: [] }))
        : api.search(name, { text, ...(domain !== undefined && { domain }) }, signal),
    [api, name, ready]
  );
  const vocabulary = useMemo(
    () => (name === null || !ready ? null : vocabularyOf(api, name)),
    [api, name, ready]
  );
  const view = useId();
  const [told, tell] = useState('');
  const copying = useCopying({ trans, session, cohort, actions, tell });
  const oddities = useMemo(() => odditiesOf(cohort), [cohort]);
  const editing = useMemo<Editing>(
    () => ({
      trans,
      cohort,
      edit: change => void model.edit(change),
      editOwn: change =>
        void (cohort.kind === 'people' ? model.editPeople(change) : model.editEvents(change)),
      remove: id => {
        model.edit(before => removeNode(before, id));
        input.current?.focus();
      },
      copying,
      view,
      target,
      aim,
      askFacts,
      added,
      opened,
      open,
      book,
      searchIn,
      vocabulary,
      release: name,
      cutOff: release?.cutOff ?? null,
      parts: count?.parts ?? [],
      stages: attrition?.stages ?? [],
      remarks: countFresh && count ? count.remarks : [],
      oddities,
      stale: !countFresh
    }),
    [
      ...[trans, cohort, model, target, aim, askFacts, added, opened, book, searchIn, vocabulary],
      ...[name, release],
      ...[count, countFresh, attrition, oddities, copying, view]
    ]
  );
  return { editing, input, told };
}

/** Remarks by the innermost node that each is about; under the empty id, what is about no node. */
function odditiesOf(cohort: Cohort): ReadonlyMap<string, readonly LintRemark[]> {
  const nodes = nodesOf(cohort);
  const found = new Map<string, LintRemark[]>();
  for (const remark of lint(cohort)) {
    const holders = nodes.filter(
      ({ pointer }) => remark.path === pointer || remark.path.startsWith(`${pointer}/`)
    );
    const id = holders.at(-1)?.node.id ?? '';
    found.set(id, [...(found.get(id) ?? []), remark]);
  }
  return found;
}

import { isGroup, nodesOf, type Cohort, type Group, type Member } from '../definition/index.js';
import { entrySection, stepsSection } from './entry.js';
import { exitSection } from './exit.js';
import { quantity } from './group.js';
import { NOUNS } from './noun.js';
import { partWords } from './part.js';
import { scopeOf } from './scope.js';
import { setChanges } from './set-changes.js';
import type { Section, Statement } from './statement.js';
import { plain, quoted } from './text.js';
import { listChanges, piecesAsText, wordChanges, type Piece } from './word-changes.js';

/** One difference between two versions of a cohort. */
export interface Change {
  /** Where it is: `Step 2, “metformin”`, `Day 0`, `Exit`; empty for the cohort as a whole. */
  readonly place: string;
  readonly what: 'added' | 'removed' | 'moved' | 'off' | 'on' | 'changed';
  /** What is there, or which words are others. */
  readonly words: readonly Piece[];
  /** The node that it is about, by its id. */
  readonly node?: string;
}

/**
 * How a cohort differs from an earlier version of it, in words, in the order of the file. Nodes are
 * the same by their ids; what lies in a group that came or went is not told again. Empty when both
 * say the same, however they are written.
 */
export function changesBetween(before: Cohort, after: Cohort): Change[] {
  const [old, now] = [nodesIn(before), nodesIn(after)];
  return [
    ...titleChanges(before, after),
    ...frameChanges(before, after),
    ...gone(old, now),
    ...[...now.values()].flatMap(node => nodeChanges(node, old, now)),
    ...orderChanges(before, after),
    ...setChanges(before, after)
  ];
}

/** A change on one line: `Step 2, “metformin”: to day 30 → 90, both`. */
export function changeAsText({ place, what, words }: Change): string {
  const head = what === 'changed' ? '' : `${WHAT[what]}${words.length > 0 ? ': ' : ''}`;
  const text =
    what === 'added' || what === 'removed' ? words.map(each => each.text).join(' ') : piecesAsText(words);
  return `${place === '' ? '' : `${place}: `}${head}${text}`;
}

/** What happened, in front of what it happened to. */
export const WHAT: Readonly<Record<Exclude<Change['what'], 'changed'>, string>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  off: 'switched off',
  on: 'switched on'
};

function titleChanges(before: Cohort, after: Cohort): Change[] {
  const changed = (place: string, old: string, now: string): Change[] =>
    old === now ? [] : [{ place, what: 'changed', words: wordChanges(old, now) }];
  const kinds = { people: 'a set of people', events: 'spans of time' };
  return [
    ...changed('Kind', kinds[before.kind], kinds[after.kind]),
    ...changed('Name', plain(before.name), plain(after.name)),
    ...noteChanges('Note on the cohort', before.notes, after.notes)
  ];
}

function noteChanges(place: string, old = '', now = '', node?: string): Change[] {
  if (old === now) return [];
  const about = { place, ...(node !== undefined && { node }) };
  if (old === '') return [{ ...about, what: 'added', words: [{ kind: 'new', text: plain(now) }] }];
  if (now === '') return [{ ...about, what: 'removed', words: [{ kind: 'old', text: plain(old) }] }];
  return [{ ...about, what: 'changed', words: wordChanges(plain(old), plain(now)) }];
}

/** What is said of the whole: observation, limits, exit, spans. Nodes have changes of their own. */
function frameChanges(before: Cohort, after: Cohort): Change[] {
  const [old, now] = [framesOf(before), framesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(place => {
    const steps = listChanges(old.get(place) ?? [], now.get(place) ?? []);
    const lines = (kind: Piece['kind']): string[] =>
      steps.filter(step => step.kind === kind).map(({ entry }) => entry);
    const [lost, won] = [lines('old'), lines('new')];
    return Array.from({ length: Math.max(lost.length, won.length) }, (_, index): Change => {
      const [was, is] = [lost[index], won[index]];
      if (was === undefined) return { place, what: 'added', words: [{ kind: 'new', text: is! }] };
      if (is === undefined) return { place, what: 'removed', words: [{ kind: 'old', text: was }] };
      return { place, what: 'changed', words: wordChanges(was, is) };
    });
  });
}

function framesOf(cohort: Cohort): ReadonlyMap<string, readonly string[]> {
  if (cohort.kind === 'people') return new Map();
  const scope = scopeOf(cohort);
  const texts = (section: Section): string[] =>
    section.statements
      .filter(({ node, list }) => node === undefined && list === undefined)
      .map(({ text }) => text);
  return new Map([
    ['Day 0', texts(entrySection(cohort, scope))],
    ['Events that count', stepsSection(cohort, scope).flatMap(texts)],
    ['Exit', texts(exitSection(cohort, scope))]
  ]);
}

/** A node as it is compared. */
interface Told {
  readonly node: Member;
  /** The part of the cohort that it lies in: `Step 2`. */
  readonly part: string;
  /** The part, and which node of it: `Step 2, “metformin”`. */
  readonly place: string;
  /** What it is in, by id; of what the cohort holds itself, the list. */
  readonly holder: string;
  /** The words that are its own, without those of its members. */
  readonly own: string;
  readonly whole: string;
}

function nodesIn(cohort: Cohort): ReadonlyMap<string, Told> {
  const nodes = nodesOf(cohort);
  const holders = new Map(nodes.map(({ node, pointer }) => [pointer, node.id]));
  return new Map(
    nodes.map(({ node, pointer }): [string, Told] => {
      const whole = lineOf(partWords(cohort, node.id));
      const inside = /^(.*)\/(?:of\/\d+|nested)$/.exec(pointer)?.[1];
      const holder = inside === undefined ? rootOf(pointer) : (holders.get(inside) ?? '');
      const part = partOf(pointer);
      const place = isGroup(node) ? part : `${part}, ${nameOf(cohort, node)}`;
      return [node.id, { node, part, place, holder, own: ownWords(node, whole), whole }];
    })
  );
}

function ownWords(node: Member, whole: string): string {
  if (!isGroup(node)) return whole;
  return node.of.length > 1 ? quantity(node) : '';
}

const lineOf = (statement: Statement | null): string => (statement ? flat(statement) : '');
const flat = ({ text, list }: Statement): string =>
  list ? `${text} ${list.items.map(flat).join('; ')}` : text;

const rootOf = (pointer: string): string => pointer.replace(/\/\d+$/, '');

/** What the parts of a cohort are called; a number follows where there are several. */
const ROOTS: Readonly<Record<string, string>> = {
  '/include': 'Group',
  '/exclude': 'Exclusion',
  '/steps': 'Step',
  '/entry/events': 'Day 0',
  '/entry/qualifying/group': 'Day 0 must also meet',
  '/censoring': 'Censoring'
};

const HELD = /^(\/(?:include|exclude|steps|entry\/events|censoring)|\/entry\/qualifying\/group)(?:\/(\d+))?/;

const NUMBERED: ReadonlySet<string> = new Set(['/include', '/exclude', '/steps']);

function partOf(pointer: string): string {
  const [, list = '', place] = HELD.exec(pointer) ?? [];
  const root = ROOTS[list] ?? '';
  return NUMBERED.has(list) ? `${root} ${Number(place) + 1}` : root;
}

/** What an event is asked for by: its concepts, its saved cohort, else its noun. */
function nameOf(cohort: Cohort, node: Exclude<Member, Group>): string {
  const { set, saved } = scopeOf(cohort);
  if (node.kind === 'demographics') return 'facts about the person';
  if (node.kind === 'cohort') return saved(node.path);
  const id = 'conceptSet' in node ? node.conceptSet : undefined;
  return id === undefined ? NOUNS[node.kind].short : set(id);
}

/** Nodes that are there no more; those that went with what holds them are not told. */
function gone(old: ReadonlyMap<string, Told>, now: ReadonlyMap<string, Told>): Change[] {
  return [...old.values()]
    .filter(({ node, holder }) => !now.has(node.id) && (!old.has(holder) || now.has(holder)))
    .map(({ node, part, whole }) => ({
      place: part,
      what: 'removed',
      words: [{ kind: 'old', text: whole }],
      node: node.id
    }));
}

function nodeChanges(told: Told, old: ReadonlyMap<string, Told>, now: ReadonlyMap<string, Told>): Change[] {
  const { node, part, place, own, whole, holder } = told;
  const was = old.get(node.id);
  if (was === undefined) {
    const withHolder = now.has(holder) && !old.has(holder);
    const words: Piece[] = [{ kind: 'new', text: whole }];
    return withHolder ? [] : [{ place: part, what: 'added', words, node: node.id }];
  }
  const about = { place, node: node.id };
  const changes: Change[] = [];
  if (was.holder !== holder)
    changes.push({ ...about, what: 'moved', words: [{ kind: 'same', text: `from ${was.part}` }] });
  if (was.own !== own && was.own !== '' && own !== '')
    changes.push({ ...about, what: 'changed', words: wordChanges(was.own, own) });
  const [wasNamed, isNamed] = [was.node, node].map(each => ('name' in each ? each.name : undefined));
  if (wasNamed !== isNamed)
    changes.push({ ...about, what: 'changed', words: wordChanges(named(wasNamed), named(isNamed)) });
  if (Boolean(was.node.disabled) !== Boolean(node.disabled))
    changes.push({ ...about, what: node.disabled ? 'off' : 'on', words: [] });
  changes.push(...noteChanges(`${place}, note`, was.node.notes, node.notes, node.id));
  return changes;
}

const named = (name: string | undefined): string => (name === undefined ? 'no name' : `name ${quoted(name)}`);

/** Steps and groups that stand elsewhere among those that stayed. */
function orderChanges(before: Cohort, after: Cohort): Change[] {
  const [old, now] = [rootsOf(before), rootsOf(after)];
  return [...now].flatMap(([root, ids]) => {
    const was = old.get(root) ?? [];
    const stayed = new Set(ids.filter(id => was.includes(id)));
    const steps = listChanges(
      was.filter(id => stayed.has(id)),
      ids.filter(id => stayed.has(id))
    );
    return steps
      .filter(({ kind }) => kind === 'new')
      .map(({ entry }): Change => {
        const text = `${was.indexOf(entry) + 1} → ${ids.indexOf(entry) + 1}`;
        return { place: ROOTS[root] ?? '', what: 'moved', words: [{ kind: 'same', text }], node: entry };
      });
  });
}

/** Ids of the groups that a cohort holds itself, list by list. */
function rootsOf(cohort: Cohort): ReadonlyMap<string, readonly string[]> {
  const lists: [string, readonly Group[]][] =
    cohort.kind === 'people'
      ? [
          ['/include', cohort.include],
          ['/exclude', cohort.exclude]
        ]
      : [['/steps', cohort.steps ?? []]];
  return new Map(lists.map(([root, groups]) => [root, groups.map(({ id }) => id)]));
}

import type {
  ConceptChange,
  ConceptList,
  Difference,
  ListedConcept,
  SetChange,
  Told
} from '../compare/index.js';
import { plain, table } from './table.js';

/** What happened to a concept, as a heading. */
const HEADINGS: Readonly<Record<ConceptChange, string>> = {
  added: 'Concepts that are new in the vocabulary',
  removed: 'Concepts that the vocabulary has no more',
  nonStandard: 'Concepts that are standard no more',
  standard: 'Concepts that have become standard',
  domain: 'Concepts of another domain',
  invalid: 'Concepts that have become invalid',
  renamed: 'Concepts of another name',
  appeared: 'Concepts whose records can be told now, and could not before',
  vanished: 'Concepts whose records can be told no more'
};

/** A difference for people: only what differs. */
export function differenceInWords(difference: Difference): string {
  const { a, b } = difference;
  const parts = [
    `${plain(a.name)} (${a.id.slice(0, 12)}) → ${plain(b.name)} (${b.id.slice(0, 12)})\n`,
    ...(a.id === b.id ? ['They hold the same.\n'] : []),
    facts(difference),
    people(difference),
    tables(difference),
    ...difference.concepts.map(list => section(`${HEADINGS[list.change]}: ${list.total}`, concepts(list))),
    ...difference.definitions.map(({ file, sets }) =>
      section(plain(file), sets.map(set).join('') || '  It names no concept set.\n')
    )
  ];
  return parts.filter(part => part !== '').join('\n');
}

const section = (heading: string, text: string): string => `${heading}\n${text}`;

function facts({ facts, rules }: Difference): string {
  const changes = { added: 'only in the second', removed: 'only in the first', settings: 'other settings' };
  const rows = [
    ...facts.map(({ fact, a, b }) => [`  ${fact}`, a ?? 'none', '→', b ?? 'none']),
    ...rules.map(({ rule, change }) => [`  rule ${rule}`, changes[change], '', ''])
  ];
  return rows.length === 0 ? '' : section('Facts', table(rows));
}

function people({ people: { a, b, same } }: Difference): string {
  const rows = [
    ['  all', told(a), '→', told(b)],
    ...(same === null
      ? []
      : [
          ['  in both', told(same.both), '', ''],
          ['  only in the first', told(same.onlyA), '', ''],
          ['  only in the second', told(same.onlyB), '', '']
        ])
  ];
  const why = same === null ? '  Their ids are not of one key: who is in both cannot be told.\n' : '';
  return section('People', table(rows) + why);
}

function tables({ tables, sameTables }: Difference): string {
  const rows = tables.map(({ table, a, b, columnsAdded, columnsRemoved }) => [
    `  ${table}`,
    a === null ? 'no table' : told(a.records),
    '→',
    b === null ? 'no table' : told(b.records),
    [...columnsAdded.map(name => `+${name}`), ...columnsRemoved.map(name => `-${name}`)].join(' ')
  ]);
  const rest = `  ${sameTables} tables hold the same in both.\n`;
  return section('Records', (rows.length === 0 ? '' : table(rows)) + rest);
}

function concepts({ total, concepts }: Omit<ConceptList, 'change'>, indent = '  '): string {
  const rows = concepts.map(concept => [
    `${indent}${concept.conceptId}`,
    concept.name,
    concept.vocabulary,
    `${told(concept.a)} → ${told(concept.b)}`,
    mapsTo(concept)
  ]);
  const rest = total - concepts.length;
  return (rows.length === 0 ? '' : table(rows)) + (rest > 0 ? `${indent}and ${rest} more\n` : '');
}

const mapsTo = ({ mapsTo }: ListedConcept): string =>
  mapsTo.length === 0 ? '' : `now: ${mapsTo.map(({ conceptId, name }) => `${conceptId} ${name}`).join(', ')}`;

function set({ set, a, b, lost, gained }: SetChange): string {
  const name = `  “${plain(set)}”: `;
  if (lost.total + gained.total === 0) return `${name}the same concepts in both: ${a}\n`;
  return [
    `${name}${a} concepts, then ${b}\n`,
    lost.total > 0 ? `    lost: ${lost.total}\n${concepts(lost, '      ')}` : '',
    gained.total > 0 ? `    gained: ${gained.total}\n${concepts(gained, '      ')}` : ''
  ].join('');
}

function told(count: Told): string {
  switch (count.kind) {
    case 'hidden':
      return `<${count.below}`;
    case 'rounded':
      return `≈${count.value.toLocaleString('en')}`;
    case 'exact':
      return count.value.toLocaleString('en');
  }
}

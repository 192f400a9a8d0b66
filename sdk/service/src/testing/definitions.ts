import type {
  Bundle,
  Cohort,
  ConceptItem,
  ConceptsFile,
  Dataset,
  EventKind
} from '@cohortlab/sdk/definition';

/** A file as a client sends it. */
export function bundle(path: string, content: object | string, files: Bundle['files'] = []): Bundle {
  return { path, text: typeof content === 'string' ? content : JSON.stringify(content), files };
}

/** People with a record of a concept or one below it. */
export function peopleWith(conceptId: number, kind: EventKind = 'conditionOccurrence'): Cohort {
  return {
    $schema: 'cohortlab:cohort/1',
    kind: 'people',
    name: `People with ${conceptId}`,
    conceptSets: [{ id: 's1', kind: 'inline', name: 'A set', items: [{ conceptId, descendants: true }] }],
    include: [{ id: 'g1', kind: 'all', of: [{ id: 'c1', kind, conceptSet: 's1' }] }],
    exclude: []
  };
}

/** The same as spans of time. */
export function eventsWith(conceptId: number, kind: EventKind = 'conditionOccurrence'): Cohort {
  return {
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: `Events with ${conceptId}`,
    conceptSets: [{ id: 's1', kind: 'inline', name: 'A set', items: [{ conceptId, descendants: true }] }],
    entry: { events: [{ id: 'c1', kind, conceptSet: 's1' }], priorDays: 0, laterDays: 0, limit: 'all' },
    limit: 'all'
  };
}

/** A table of everyone's records. */
export function datasetOf(table: string, columns: readonly string[]): Dataset {
  return {
    $schema: 'cohortlab:dataset/1',
    name: 'A dataset',
    cohort: { kind: 'everyone' },
    conceptSets: [],
    tables: [{ name: 'records', table, columns: [...columns] }]
  };
}

/** A concept set in a file of its own. */
export function conceptsOf(...items: ConceptItem[]): ConceptsFile {
  return { $schema: 'cohortlab:concepts/1', name: 'A set', items };
}

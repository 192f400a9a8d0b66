import { active, setUsesOf, type Cohort, type ConceptItem, type ConceptSet } from '../definition/index.js';
import { setNames } from './scope.js';
import { about, bullets, say, type Section, type Statement } from './statement.js';
import { conceptName, counted, plain } from './text.js';

/** Lines of a concept set that are listed; of a longer one the rest is counted. */
const MOST_ITEMS = 20;

/** The concept sets that are used, with what each selects. */
export function conceptSetsSection(cohort: Cohort): Section[] {
  const used = new Set(setUsesOf(active(cohort)).map(({ id }) => id));
  const names = setNames(cohort);
  const statements = cohort.conceptSets
    .filter(({ id }) => used.has(id))
    .map(set => about(set.id, setWords(set, names.get(set.id)!)));
  if (statements.length === 0) return [];
  const words = 'Concepts that the names in quotes stand for:';
  return [{ heading: 'Concept sets', statements: [{ text: words, list: bullets(statements) }] }];
}

function setWords(set: ConceptSet, name: string): Statement {
  if (set.kind === 'file') return say(`${name}: the concepts of the file ${plain(set.path)}`);
  const { items } = set;
  if (items.length === 0) return say(`${name}: no concepts, so nothing matches`);
  const shown = items.length > MOST_ITEMS + 1 ? items.slice(0, MOST_ITEMS) : items;
  const more = items.length - shown.length;
  // What is taken away stands after what is selected.
  const ordered = [...shown.filter(({ excluded }) => !excluded), ...shown.filter(({ excluded }) => excluded)];
  const lines = ordered.map(item => say(itemText(item)));
  if (lines.length === 1 && more === 0) return say(`${name}: ${lines[0]!.text}`);
  return {
    text: `${name}:`,
    list: bullets(more === 0 ? lines : [...lines, say(`and ${counted(more, 'more line')}`)])
  };
}

export function itemText(item: ConceptItem): string {
  const { conceptId, name, descendants, mapped, excluded } = item;
  const named =
    name === undefined || name.trim() === '' ? conceptName(item) : `${conceptName(item)} (${conceptId})`;
  const whole = `${named}${descendants ? ' and its descendants' : ''}${mapped ? ', with the source concepts that map to them' : ''}`;
  return excluded ? `without ${whole}` : whole;
}

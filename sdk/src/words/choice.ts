import type { ConceptChoice } from '../definition/index.js';
import type { Scope } from './scope.js';
import { conceptName, joined } from './text.js';

/** A condition on one concept, as the rest of a sentence: `is Oral or Topical`. */
export function choiceIs(choice: ConceptChoice, { set }: Scope): string {
  switch (choice.kind) {
    case 'oneOf':
      return `is ${joined(choice.concepts.map(conceptName), 'or')}`;
    case 'noneOf': {
      const [only, ...more] = choice.concepts.map(conceptName);
      return more.length === 0
        ? `is recorded and is not ${only}`
        : `is recorded and is neither ${joined([only!, ...more], 'nor')}`;
    }
    case 'inSet':
      return `is in the concept set ${set(choice.conceptSet)}`;
    case 'notInSet':
      return `is recorded and is not in the concept set ${set(choice.conceptSet)}`;
    case 'recorded':
      return 'is recorded';
    case 'notRecorded':
      return 'is not recorded';
  }
}

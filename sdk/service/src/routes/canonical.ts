import {
  formatDefinition,
  readBundle,
  readDefinition,
  type Bundle,
  type Problem
} from '@cohortlab/sdk/definition';
import { Refusal } from './refusal.js';

/**
 * The text of a definition's file as a panel writes it: so that what is built in a kernel is read, refused
 * and laid out by the one reader and writer of the language. Fails with `badDefinition`.
 */
export function canonicalText(bundle: Bundle): string {
  const whole = readBundle(bundle);
  if (whole.kind === 'problems') refuse(whole.problems);
  const file = readDefinition(bundle);
  switch (file.kind) {
    case 'cohort':
      return formatDefinition(file.cohort);
    case 'concepts':
      return formatDefinition(file.concepts);
    case 'dataset':
      return formatDefinition(file.dataset);
    case 'problems':
      return refuse(file.problems);
  }
}

function refuse(problems: readonly Problem[]): never {
  throw new Refusal('badDefinition', problems);
}

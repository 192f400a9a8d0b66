import { createContext, useContext } from 'react';
import type { PeopleCohort, PartCount, Remark, Shown } from '@cohortlab/sdk';
import type { Trans } from '../components';
import type { ConceptBook } from './concept-book';
import type { Target } from './model';

/** What every part of a set of people needs while it is edited. */
export interface Editing {
  readonly trans: Trans;
  readonly cohort: PeopleCohort;
  readonly edit: (change: (cohort: PeopleCohort) => PeopleCohort) => void;
  readonly target: Target;
  /** Says where the next pick goes, and brings the search box into focus. */
  readonly aim: (target: Target) => void;
  /** Asks for facts about the person, in a group of their own. */
  readonly askFacts: () => void;
  /** The group that something was put into last; a new object each time. */
  readonly added: { readonly group: string } | null;
  readonly book: ConceptBook;
  /** Name of the release that is worked on; null while there is none. */
  readonly release: string | null;
  /** Last day that the release covers. */
  readonly cutOff: string | null;
  readonly parts: readonly PartCount[];
  readonly remarks: readonly Remark[];
  /** The counts are of the cohort as it was before. */
  readonly stale: boolean;
}

const context = createContext<Editing | null>(null);

export const EditingProvider = context.Provider;

/** The edited cohort, inside `EditingProvider`. */
export function useEditing(): Editing {
  const editing = useContext(context);
  if (!editing) {
    throw new Error('There is no EditingProvider above this component.');
  }
  return editing;
}

/** People of a group or criterion taken alone; undefined while not known. */
export function peopleOf({ parts }: Editing, id: string): Shown | undefined {
  return parts.find(part => part.id === id)?.people;
}

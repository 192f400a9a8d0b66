import { createContext, useContext } from 'react';
import type {
  Cohort,
  EventsCohort,
  LintRemark,
  PartCount,
  PeopleCohort,
  Remark,
  Shown,
  ShownStage
} from '@cohortlab/sdk';
import type { Search, Trans } from '../components';
import type { Vocabulary } from '../service/vocabulary';
import type { ConceptBook } from './concept-book';
import type { Edit } from './model';
import type { Target } from './targets';
import type { Copying } from './use-copying';

/** What every part of a cohort needs while it is edited. */
export interface Editing<C extends Cohort = Cohort> {
  readonly trans: Trans;
  readonly cohort: C;
  /** Makes an edit that fits either kind of cohort. */
  readonly edit: (change: Edit) => void;
  /** Makes an edit of this kind of cohort; it may give one of the other kind. */
  readonly editOwn: (change: (cohort: C) => Cohort) => void;
  /** Copies and pastes of nodes. */
  readonly copying: Copying;
  /** Names this view among all that are open. */
  readonly view: string;
  /** Takes a node away, and leaves the focus at the search box rather than nowhere. */
  readonly remove: (id: string) => void;
  readonly target: Target;
  /** Says where the next pick goes, and brings the search box into focus. */
  readonly aim: (target: Target) => void;
  /** Asks for facts about the person: in the group that is named, else in one of their own. */
  readonly askFacts: (group?: string) => void;
  /** The criterion that was added last; a new object each time. */
  readonly added: { readonly id: string } | null;
  /** The one node whose form is open. */
  readonly opened: string | null;
  readonly open: (id: string | null) => void;
  readonly book: ConceptBook;
  /** Finds concepts of the release, of one OMOP domain or of any; fails while there is no release. */
  readonly searchIn: (domain?: string) => Search;
  /** What the release tells of its concepts; null while there is none to ask. */
  readonly vocabulary: Vocabulary | null;
  /** Name of the release that is worked on; null while there is none. */
  readonly release: string | null;
  /** Last day that the release covers. */
  readonly cutOff: string | null;
  readonly parts: readonly PartCount[];
  readonly stages: readonly ShownStage[];
  readonly remarks: readonly Remark[];
  /** What is odd about each node, by its id. */
  readonly oddities: ReadonlyMap<string, readonly LintRemark[]>;
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

/** The edited set of people, where the view above has made sure that it is one. */
export const usePeople = (): Editing<PeopleCohort> => useEditing() as unknown as Editing<PeopleCohort>;

/** The edited spans of time, where the view above has made sure that they are. */
export const useEvents = (): Editing<EventsCohort> => useEditing() as unknown as Editing<EventsCohort>;

/** People of a group or criterion taken alone; undefined while not known. */
export function peopleOf({ parts }: Editing, id: string): Shown | undefined {
  return parts.find(part => part.id === id)?.people;
}

import type { FileConceptSet, InlineConceptSet } from '../concept-set.js';
import type { ConceptChoice } from '../concept-choice.js';
import type { Attribute, Demographics, TimedCriterion } from '../criterion.js';
import type { Group } from '../group.js';

/**
 * What builders make: parts of a definition before they have ids. A concept set stands where its id
 * will; the same set used twice is one set of the file.
 */
export type SetDraft = Omit<InlineConceptSet, 'id'> | Omit<FileConceptSet, 'id'>;

type OfSet = Extract<ConceptChoice, { conceptSet: string }>;
type NoSet = Exclude<ConceptChoice, OfSet>;
export type ChoiceDraft = NoSet | { readonly kind: OfSet['kind']; readonly conceptSet: SetDraft };

/** An attribute whose condition on a concept may hold a concept set. */
export type AttributeDraft<A extends Attribute = Attribute> = A extends { is: ConceptChoice }
  ? Omit<A, 'is'> & { readonly is: ChoiceDraft }
  : A;

export type TimedKind = TimedCriterion['kind'];
type Timed<K extends TimedKind> = Extract<TimedCriterion, { kind: K }>;

/** What can be said of an event, beside its kind and its concept set. */
export type EventOptions<K extends TimedKind> = Omit<
  Timed<K>,
  'id' | 'kind' | 'conceptSet' | 'sourceConceptSet' | 'path' | 'where' | 'nested'
> & {
  readonly where?: readonly AttributeDraft<NonNullable<Timed<K>['where']>[number]>[];
  readonly nested?: GroupDraft;
} & (Timed<K> extends { sourceConceptSet?: unknown } ? { readonly source?: SetDraft } : unknown);

export interface EventDraft {
  readonly kind: TimedKind;
  readonly conceptSet?: SetDraft;
  readonly sourceConceptSet?: SetDraft;
  readonly path?: string;
  readonly where?: readonly AttributeDraft[];
  readonly nested?: GroupDraft;
  readonly windows?: TimedCriterion['windows'];
  readonly occurrences?: TimedCriterion['occurrences'];
}

export interface DemographicsDraft {
  readonly kind: Demographics['kind'];
  readonly where?: readonly AttributeDraft[];
}

export interface GroupDraft {
  readonly kind: Group['kind'];
  readonly name?: string;
  readonly count?: number;
  readonly of: readonly MemberDraft[];
}

export type MemberDraft = EventDraft | DemographicsDraft | GroupDraft;

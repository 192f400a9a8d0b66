import { useMemo } from 'react';
import type { ConceptSet, ConceptSetAnswer, ConceptStatistics } from '@cohortlab/sdk';
import { useAnswer, type AnswerState } from '../components';
import { useEditing } from './view-context';

/** What a concept set that is written in the cohort selects on the release; nothing is asked of others. */
export function useResolved(set: ConceptSet | undefined): AnswerState<ConceptSetAnswer> {
  const { vocabulary } = useEditing();
  const items = set?.kind === 'inline' ? set.items : undefined;
  const question = useMemo(
    () => (vocabulary && items && items.length > 0 ? () => vocabulary.resolve(items) : null),
    [vocabulary, items]
  );
  return useAnswer(question);
}

/** When a concept is recorded, and with what values, without its descendants. */
export function useStatistics(conceptId: number | undefined): AnswerState<ConceptStatistics> {
  const { vocabulary } = useEditing();
  const question = useMemo(
    () => (vocabulary && conceptId !== undefined ? () => vocabulary.statistics(conceptId) : null),
    [vocabulary, conceptId]
  );
  return useAnswer(question);
}

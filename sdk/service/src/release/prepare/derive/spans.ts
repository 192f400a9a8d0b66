/** Days that OHDSI lets lie between two records of one era. */
export const GAP_DAYS = 30;

/**
 * Joins records that lie close together: SQL over the query `events` (person_id, concept_id, first, last).
 * Gives person_id, concept_id, first, last, records, and `covered`: days that some record covers. Two
 * records belong together when the later starts at most `GAP_DAYS` after all before it have ended.
 */
export const spansOf = (events: string): string => `
  with event as (${events}),
  placed as (
    select *, max(last) over (partition by person_id, concept_id order by first, last
      rows between unbounded preceding and 1 preceding) as reached
    from event),
  numbered as (
    select *, sum(if(first <= reached + ${GAP_DAYS}, 0, 1)) over (partition by person_id, concept_id order by first, last
      rows unbounded preceding) as span
    from placed)
  select person_id, concept_id, min(first) as first, max(last) as last, count(*) as records,
    sum(greatest(0, last - greatest(first, coalesce(reached, first)))) as covered
  from numbered group by person_id, concept_id, span`;

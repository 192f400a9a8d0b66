import type { Occurrences } from '../definition/index.js';

/** What is wanted of events beside `person_id`, `event_id` and `start_date`. */
export interface Wanted {
  /** `end_date` */
  readonly end?: boolean | undefined;
  /** `visit_id` */
  readonly visit?: boolean | undefined;
  /** `sort_date`: where the event starts on record, whatever the criterion makes of that. */
  readonly sort?: boolean | undefined;
  /** `op_start, op_end`: the observation period around the start, which must be beside the records. */
  readonly period?: boolean | undefined;
  /** `counted`: what different values are counted of. */
  readonly counted?: Occurrences['distinct'];
}

/**
 * The demo's own chance: macros over whole numbers, so that every machine draws the same.
 *
 * - `mixed(x)` scatters 32 bits (the finaliser "lowbias32" of C. Wellons' hash prospector, public
 *   domain): each bit of x changes every bit of the result about half of the time.
 * - `draw(key, stream)` is a number from 0 to 2^32 - 1 for one decision. `key` belongs to a person and
 *   is mixed from ordinal and seed once; `stream` belongs to the decision (`STREAMS`). Streams lie
 *   2^32 / golden ratio apart.
 * - `below(r, n)` turns a draw into one of 0 .. n - 1, `chance(r)` into 0 .. 999,999.
 * - `bell(r)` adds the four bytes of a draw: -510 .. 510, roughly normal, standard deviation 148.
 */
export const MIX = `
create temp macro mix_first(x) as (xor(x, x >> 16) * 2146121005::ubigint) & 4294967295::ubigint;
create temp macro mix_second(x) as (xor(x, x >> 15) * 2221713035::ubigint) & 4294967295::ubigint;
create temp macro mixed(x) as xor(mix_second(mix_first(x)), mix_second(mix_first(x)) >> 16);
create temp macro draw(key, stream) as
  mixed(xor(key, ((stream)::ubigint * 2654435769::ubigint) & 4294967295::ubigint));
create temp macro below(r, n) as ((r * (n)::ubigint) >> 32)::integer;
create temp macro chance(r) as below(r, 1000000);
create temp macro bell(r) as
  ((r & 255::ubigint) + ((r >> 8) & 255::ubigint) + ((r >> 16) & 255::ubigint) + (r >> 24))::integer - 510;
`;

/**
 * First stream of each kind of decision. A decision per visit adds the visit's number (below 100), one
 * per row of a table the row's number, one per row and visit 100 times the row's number and the visit's.
 */
export const STREAMS = Object.freeze({
  person: 0,
  visitDate: 1_000,
  visitKind: 1_100,
  visitLength: 1_200,
  acute: 1_300,
  acuteKind: 1_400,
  procedure: 1_500,
  procedureKind: 1_600,
  smokingAsked: 1_700,
  disease: 2_000,
  onset: 2_100,
  treated: 2_200,
  treatmentDelay: 2_300,
  treatmentLength: 2_400,
  treatmentForm: 2_500,
  surveyTaken: 2_600,
  surveyDay: 2_620,
  birth: 2_640,
  wearing: 2_700,
  device: 2_800,
  usual: 3_000,
  examined: 4_000,
  answer: 5_000,
  answered: 5_200,
  told: 5_400,
  family: 5_600,
  stay: 7_000,
  flaw: 8_000,
  again: 10_000,
  refill: 20_000,
  panel: 30_000,
  noise: 40_000,
  acuteTreated: 50_000,
  day: 60_000
});

/** The release's last day. */
export const CUT_OFF = '2023-10-01';

/** Most people that a demo can have: person ids are a permutation of the numbers below this prime. */
export const MOST_PEOPLE = 8_999_992;

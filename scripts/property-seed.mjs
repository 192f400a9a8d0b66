/**
 * Properties are tried on the same examples by everybody, so that a change is judged by what it changes. With
 * COHORTLAB_SEED=random (`npm run test:full`) each run tries others; a number is the seed that a failure told.
 */
import fc from 'fast-check';

const wanted = process.env.COHORTLAB_SEED ?? '1';
if (wanted !== 'random') {
  fc.configureGlobal({ seed: Number(wanted) });
}

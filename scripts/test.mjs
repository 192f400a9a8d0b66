/**
 * `npm test`: every suite, cheap ones first, then one line `N passed, N failed`.
 * `npm test -- SUITE …` runs the named ones; `npm run test:full` adds what does not fit the budget.
 */
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { SUITES } from './suites.mjs';
import { fail } from './environment.mjs';

await bootstrap();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } }
});
const unknown = positionals.filter(name => !SUITES.some(suite => suite.name === name));
if (unknown.length > 0) {
  fail(
    `There is no suite ${unknown.join(', ')}. The suites are: ${SUITES.map(suite => suite.name).join(', ')}.`
  );
}
const wanted = SUITES.filter(suite =>
  positionals.length > 0 ? positionals.includes(suite.name) : !suite.byName && (values.full || !suite.full)
);

await build();

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const suite of wanted) {
  console.log(`\n=== ${suite.name}: ${suite.what}`);
  const start = Date.now();
  const result = await suite.run({ full: values.full });
  const seconds = Math.round((Date.now() - start) / 1000);
  lines.push(`${suite.name.padEnd(10)} ${tally(result)} (${seconds} s)`);
  for (const key of Object.keys(total)) {
    total[key] += result[key];
  }
}
console.log(`\n${lines.join('\n')}\n\n${tally(total)}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function tally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

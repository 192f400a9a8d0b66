// Every definition of the corpora as the SDK writes it: one line of JSON for each, {file, text}.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDefinition, readDefinition } from '../../../sdk/lib/definition/index.js';

for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const reading = readDefinition({ path: file, text: readFileSync(path.join(folder, file), 'utf8') });
    if (reading.kind === 'problems') continue;
    const text = formatDefinition(reading[reading.kind]);
    process.stdout.write(`${JSON.stringify({ file, text })}\n`);
  }
}

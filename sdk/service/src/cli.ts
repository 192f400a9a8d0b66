import { main } from './cli/main.js';

// Leaving by the front door, so that drafts are removed (release/draft.ts).
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));

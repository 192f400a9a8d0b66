/** The query API of Cohortlab. Each room is also an entry of its own: `@cohortlab/sdk/definition`. */
export * from './definition/index.js';
export * from './wire/index.js';
export * from './words/index.js';
export { lint, lintDataset, type Remark as LintRemark, type Severity } from './lint/index.js';
export * from './snippets/index.js';
export * from './client/index.js';

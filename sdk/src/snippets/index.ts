export * from './snippets.js';
export { variableName } from './names.js';
export { pythonString } from './python.js';
export { rString } from './r.js';

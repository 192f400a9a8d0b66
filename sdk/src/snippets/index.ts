export * from './snippets.js';
export * from './mentions.js';
export { inlineTextOf } from './inline.js';
export { NOTATIONS, type Language } from './languages.js';
export { variableName } from './names.js';
export { pythonString } from './python.js';
export { rString } from './r.js';

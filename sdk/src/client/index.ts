export * from './error.js';
export * from './http.js';
export * from './panel.js';

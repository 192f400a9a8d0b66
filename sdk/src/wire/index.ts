export * from './errors.js';
export * from './kernel.js';
export * from './panel.js';
export * from './release.js';
export * from './routes.js';
export * from './service.js';
export * from './shown.js';
export * from './statistics.js';

export * from './bins.js';
export * from './door.js';
export * from './list.js';
export * from './profile.js';
export * from './series.js';

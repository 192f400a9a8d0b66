export * from './door.js';
export * from './profile.js';

export * from './api';
export * from './failure';
export * from './release-choice';
export * from './service-model';
export * from './store';
export * from './tokens';
export * from './version';

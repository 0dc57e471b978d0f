export * from './former-draft.js';
export * from './made.js';
export * from './move.js';
export * from './wait.js';

export * from './former-draft.js';
export { filesText, networkingText } from './made.js';
export { returnGaps, type ReturnGap } from './gaps.js';
export * from './move.js';
export * from './record-restored.js';
export * from './trial.js';
export * from './trial-entry.js';
export * from './trial-move.js';
export * from './wait.js';

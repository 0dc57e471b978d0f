export * from './effect.js';
export * from './event.js';
export * from './geometry.js';
export * from './key.js';
export * from './status.js';
export * from './view.js';
export * from './width.js';
export * from './wrap.js';

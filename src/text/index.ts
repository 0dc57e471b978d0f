export * from './command.js';
export * from './foreign.js';
export * from './keys.js';
export * from './menu.js';
export * from './nic.js';
export * from './resetdialogue.js';
export * from './resetpage.js';
export * from './status.js';

export * from './from-networkd.js';
export * from './kept.js';
export * from './management-items.js';
export * from './plan-rebuild.js';
export * from './rebuild-item.js';
export * from './topology.js';
export { identitiesOf } from './identity.js';

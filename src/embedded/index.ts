export { assetFiles } from './assets.js';
export { embeddedMachine } from './control-client.js';
export { openEmbeddedHost } from './embedded-host.js';
export type { EmbeddedHost, EmbeddedHostOptions } from './embedded-host.js';
export type { EmbeddedEvent } from './event.js';
export type { EmbeddedProblem } from './problem.js';
export { createTree } from './tree.js';
export type { TreeOptions } from './tree.js';
export * from './wire.js';

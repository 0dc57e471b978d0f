export { followUp } from './follow-up.js';
export { completeNetworkReset } from './sequence.js';
export { startupPorts } from './ports.js';
export type { StartupPorts } from './ports.js';
export { readBack } from './readback.js';
export type { ReadBackPlace } from './readback.js';
export { probe } from './probes.js';

export { completeNetworkReset } from './sequence.js';
export { attemptsPath, startupPorts } from './ports.js';
export type { StartupPorts } from './ports.js';
export { maximalAttempts } from './attempts.js';

export * from './call.js';
export * from './database-file.js';
export * from './host-name.js';
export * from './host-networking.js';
export * from './host-power.js';
export * from './host-status.js';
export * from './host-time.js';
export * from './local-facts.js';
export * from './management-bond.js';
export * from './management-interface.js';
export * from './management-now.js';
export * from './management-vlan.js';
export * from './name-servers.js';
export * from './pool.js';
export * from './pool-facts.js';
export * from './read-host-facts.js';
export * from './rebuild.js';
export * from './records.js';
export * from './vm-shutdown.js';
export * from './with-session.js';
// What an operation is given and what it answers with: a room that only works through operations
// needs no other.
export { describeError } from '../xenapi/index.js';
export type { CallError, CallOptions, XenApiClient, XenApiSession } from '../xenapi/index.js';

export * from './call.js';
export * from './facts/database-file.js';
export * from './host-name.js';
export * from './facts/host-networking.js';
export * from './host-power.js';
export * from './facts/host-status.js';
export * from './host-time.js';
export * from './facts/local-facts.js';
export * from './management/management-bond.js';
export * from './management/management-interface.js';
export * from './management/management-now.js';
export * from './management/management-vlan.js';
export * from './name-servers.js';
export * from './pool.js';
export * from './facts/pool-facts.js';
export * from './facts/read-host-facts.js';
export * from './reach-xapi.js';
export * from './rebuild.js';
export * from './records.js';
export * from './vm-shutdown.js';
export * from './with-session.js';
export { disablePoolHa, disarmHost } from './work/ha.js';
export { readMaintenance, setMaintenance } from './work/maintenance.js';
export { workOnVms } from './work/vm-work.js';
export { readVms } from './work/vms.js';
// What an operation is given and what it answers with: a room that only works through operations
// needs no other.
export { describeError } from '../xenapi/index.js';
export type { CallError, CallOptions, XenApiClient, XenApiSession } from '../xenapi/index.js';

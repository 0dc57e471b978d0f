export * from './call.js';
export * from './host-name.js';
export * from './facts/host-networking.js';
export * from './host-power.js';
export * from './facts/host-status.js';
export * from './host-time.js';
export * from './facts/local-facts.js';
export * from './management/management-bond.js';
export * from './management/management-interface.js';
export { readManagementMtu } from './management/management-mtu.js';
export * from './management/management-vlan.js';
export * from './name-servers.js';
export { hostXapi } from './host-xapi.js';
export * from './pool.js';
export * from './pool-certificates.js';
export * from './facts/on-machine.js';
export * from './facts/pool-facts.js';
export * from './facts/read-host-facts.js';
export * from './reach-xapi.js';
export * from './rebuild.js';
export * from './records.js';
export * from './syslog.js';
export * from './topology.js';
export * from './try-coordinator.js';
export * from './vm-shutdown.js';
export { readStoredVms } from './vms-on-host.js';
export * from './with-session.js';
export {
  compareBackup,
  readBackups,
  backupName,
  isBackup,
  keepBackup,
  readBackup,
} from './work/backup.js';
export { disablePoolHa, disarmHost } from './work/ha.js';
export { readMaintenance, setMaintenance } from './work/maintenance.js';
export { readPoolMembers, readStoredMembers } from './work/pool-members.js';
export { designateCoordinator, joinPool, leavePool } from './work/pool-place.js';
export { applyPoolRecovery } from './work/pool-recovery.js';
export { workOnSrs } from './work/sr-work.js';
export { attachSr, createLocalSr, probeSr } from './work/sr-make.js';
export { readStorage, readStoredStorage, tryUnplugged } from './work/storage.js';
export { closePlaybook, isPlaybookOpen, openPlaybook, readPlaybook } from './work/playbook.js';
export { workOnVms } from './work/vm-work.js';
export { readHaltedVms, readVms } from './work/vms.js';
// Types that operations take and answer. A room that works only through operations needs no other
// room for them.
export { readInForce } from './management/in-force.js';
export { describeError, fetchDatabase, sendDatabase } from '../xenapi/index.js';
export type { CallError, XenApiClient, XenApiSession } from '../xenapi/index.js';

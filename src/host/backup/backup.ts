import { err, type BackupPort, type PortError, type Result } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { Commands } from '../machine/commands.js';
import { metadataTools } from './metadata-tools.js';
import { backupSchedule } from './schedule.js';

/** The scheduled backup and the tools of this machine. */
export function machineBackup(commands: Commands, files: HostTree): BackupPort {
  const tools = metadataTools(commands);
  const schedule = backupSchedule(files);
  return {
    ...tools,
    ...schedule,
    schedule: async () => ({
      ...(await schedule.schedule()),
      metadataTools: await tools.installed(),
    }),
  };
}

const notHere = (): Promise<Result<never, PortError>> =>
  Promise.resolve(
    err({ code: 'commandAbsent', subject: 'xe-backup-metadata', cause: '', retryable: false }),
  );

/** The scheduled backup of a tree. Nobody runs its tools. */
export function treeBackup(files: HostTree): BackupPort {
  const schedule = backupSchedule(files);
  return {
    ...schedule,
    schedule: async () => ({ ...(await schedule.schedule()), metadataTools: false }),
    backUp: notHere,
    list: notHere,
    restore: notHere,
  };
}

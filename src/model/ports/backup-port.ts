import type {
  BackupMaker,
  BackupSchedule,
  MetadataBackups,
  MetadataRestore,
  MetadataRestored,
} from '../objects/backup.js';
import type { Result } from '../result.js';
import type { PortError } from '../host/port-error.js';

/**
 * The scheduled backup of a host, and its own tools for VM metadata in an SR (xe-backup-metadata,
 * xe-restore-metadata). Only a machine that runs can run them.
 */
export interface BackupPort {
  schedule(): Promise<{
    readonly when: BackupSchedule;
    readonly maker: BackupMaker;
    readonly metadataTools: boolean;
  }>;
  /** Switches the scheduled backup on or off, by the host's own job where it is installed. */
  setSchedule(when: BackupSchedule): Promise<Result<void, PortError>>;
  /**
   * Backs the VM metadata up into the SR with this uuid, on a virtual disk that is made if there is
   * none. Answers the name of the new backup, which was looked for afterwards.
   */
  backUp(sr: string): Promise<Result<string, PortError>>;
  /** The backups of VM metadata in the SR with this uuid. */
  list(sr: string): Promise<Result<MetadataBackups, PortError>>;
  /** Restores VM metadata. `trial`: nothing is changed. */
  restore(request: MetadataRestore, trial: boolean): Promise<Result<MetadataRestored, PortError>>;
}

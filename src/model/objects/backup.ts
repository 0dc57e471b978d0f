/** A backup of the pool database on this host. */
export interface Backup {
  readonly path: string;
  readonly name: string;
  /** When it was made: ISO 8601, UTC; '' when the file does not tell. */
  readonly at: string;
}

/** How often a backup is made by itself. */
export type BackupSchedule = 'off' | 'daily' | 'weekly' | 'monthly';

/**
 * What makes the scheduled backups. `host`: the host's own job, which backs the pool database and
 * the VM metadata up into the default SR. `console`: a script of ours, which makes a file.
 */
export type BackupMaker = 'host' | 'console';

/** The backups on this host, the newest first. */
export interface Backups {
  readonly backups: readonly Backup[];
  readonly schedule: BackupSchedule;
  readonly maker: BackupMaker;
  /** Whether the host's own tools for VM metadata in an SR can be run. */
  readonly metadataTools: boolean;
}

/** The backups of VM metadata in an SR. */
export interface MetadataBackups {
  /** The uuid of the virtual disk that has them; '' for none. */
  readonly disk: string;
  /** When they were made, as the tools name them; the newest first. */
  readonly dates: readonly string[];
}

/** A restore of VM metadata: of all VMs in the backup, or of those with disks on its SR. */
export interface MetadataRestore {
  /** The SR's uuid. */
  readonly sr: string;
  readonly disk: string;
  readonly date: string;
  readonly of: 'all' | 'sr';
}

/** How a restore of VM metadata went, or would go. */
export interface MetadataRestored {
  /** The VMs and templates in the backup, by uuid. */
  readonly vms: readonly string[];
  readonly done: number;
  readonly refused: number;
  /** What the tools said of those that were refused. */
  readonly said: readonly string[];
}

/** What a trial of a restore tells before anything is changed. */
export interface RestorePreview extends MetadataRestored {
  /** Names of VMs that the pool has, halted, so the backup may replace them; null: not known. */
  readonly halted: readonly string[] | null;
}

/** Kinds of objects by which a backup is compared with the present pool database. */
export type BackupClass = 'VM' | 'SR' | 'network' | 'host';

/** What a restore of a backup changes, by name. */
export interface BackupDifference {
  /** They are in the pool now and not in the backup, so the pool no longer knows them. */
  readonly lost: Readonly<Record<BackupClass, readonly string[]>>;
  /** They are in the backup and not in the pool now, so their records come back. */
  readonly back: Readonly<Record<BackupClass, readonly string[]>>;
}

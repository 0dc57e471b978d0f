/** A backup of the pool database on this host. */
export interface Backup {
  readonly path: string;
  readonly name: string;
  /** When it was made: ISO 8601, UTC; '' when the file does not tell. */
  readonly at: string;
}

/** How often the pool database is backed up by itself. */
export type BackupSchedule = 'off' | 'daily' | 'weekly';

/** The backups on this host, the newest first. */
export interface Backups {
  readonly backups: readonly Backup[];
  readonly schedule: BackupSchedule;
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

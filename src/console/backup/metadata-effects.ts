import type {
  BackupSchedule,
  MetadataBackups,
  MetadataRestore,
  RestorePreview,
  Result,
} from '../../model/index.js';

/** Switches the scheduled backup on or off. */
export interface ScheduleBackup {
  readonly kind: 'scheduleBackup';
  readonly schedule: BackupSchedule;
}

/** Backs VM metadata up into the SR with this uuid. */
export interface BackUpMetadata {
  readonly kind: 'backUpMetadata';
  readonly sr: string;
}

/** Lists the backups of VM metadata in an SR; answered by `metadataRead`. */
export interface ReadMetadata {
  readonly kind: 'readMetadata';
  readonly sr: string;
}

/** Tries a restore without changing anything; answered by `metadataTried`. */
export interface TryMetadata {
  readonly kind: 'tryMetadata';
  readonly request: MetadataRestore;
}

/** Restores VM metadata. */
export interface RestoreMetadata {
  readonly kind: 'restoreMetadata';
  readonly request: MetadataRestore;
}

/** The backups in an SR, or why they could not be read. */
export interface MetadataRead {
  readonly kind: 'metadataRead';
  readonly sr: string;
  readonly found: Result<MetadataBackups, string>;
}

/** What a restore would do, or why it could not be tried. */
export interface MetadataTried {
  readonly kind: 'metadataTried';
  readonly request: MetadataRestore;
  readonly found: Result<RestorePreview, string>;
}

/** What the pages of VM metadata ask for. */
export type MetadataEffects = BackUpMetadata | ReadMetadata | TryMetadata | RestoreMetadata;

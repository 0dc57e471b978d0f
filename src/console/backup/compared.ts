import type { BackupDifference, Result } from '../../model/index.js';

/** Compares a backup with the present pool database; answered by `backupCompared`. */
export interface CompareBackup {
  readonly kind: 'compareBackup';
  readonly path: string;
}

/** What a restore changes, or why that is not known. */
export interface BackupCompared {
  readonly kind: 'backupCompared';
  readonly path: string;
  readonly found: Result<BackupDifference, string>;
}

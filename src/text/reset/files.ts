import type { FileRole } from '../../reset/index.js';

/** What a file of the reset is, in a few words. */
export function fileText(file: FileRole): string {
  switch (file) {
    case 'poolConf':
      return 'pool role';
    case 'inventory':
      return 'inventory';
    case 'management':
      return 'firstboot data';
    case 'trigger':
      return 'trigger that completes the reset at the next start';
    case 'networkdDatabase':
      return 'networkd database';
  }
}

/**
 * Why a file cannot be read: the kind of thing that stands in its place (FileState), or the
 * system's own words as they are.
 */
export function fileErrorText(detail: string): string {
  switch (detail) {
    case 'directory':
      return 'it is a directory';
    case 'link':
      return 'it is a symbolic link';
    case 'other':
      return 'it is not a regular file';
    default:
      return detail;
  }
}

/** What is in the place of a file that must belong to root (FileState.foreign), to follow "is". */
export function foreignText(kind: string): string {
  switch (kind) {
    case 'directory':
      return 'a directory that others have put there';
    case 'link':
      return 'a symbolic link that others have put there';
    case 'file':
      return 'a file that others have put there, or that they can write to';
    default:
      return 'not a regular file, and others have put it there';
  }
}

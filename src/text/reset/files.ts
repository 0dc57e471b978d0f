import type { FilePreview, FileRole } from '../../reset/index.js';
import { clean } from '../sanitize.js';

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

/**
 * A file of a preview, and what becomes of it. `showsAll`: all of a removed file is shown, so its
 * length need not be told.
 */
export function fileTitle(
  { path, before, after }: Pick<FilePreview, 'path' | 'before' | 'after'>,
  showsAll: boolean,
): string {
  const name = clean(path);
  if (before === after) return `${name} (stays as it is)`;
  if (before === null) return `${name} (new)`;
  if (after !== null) return name;
  return `${name} (removed${showsAll ? '' : `, ${Array.from(before).length} characters`})`;
}

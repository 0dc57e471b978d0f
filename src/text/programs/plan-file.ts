import type { PlanChange, PlanFileError } from '../../reset/index.js';
import { clean } from '../sanitize.js';

/** Words about a plan that is a file. */
export const planFileWords = {
  unreadable: (path: string, detail: string): string =>
    `--apply: ${clean(path)} cannot be read: ${clean(detail)}. Nothing was changed.`,
  noFile: 'it is not a regular file',
  tooLarge: 'it is too large',
  changed:
    'This plan was made for the host as it was then. Nothing was changed: make a new plan with ' +
    '--dry-run --json.',
  deviceGone: 'This plan no longer fits this host:',
} as const;

/** Why a file is not run as a plan. */
export function planFileErrorText(error: PlanFileError, path: string): string {
  const file = `--apply: ${clean(path)}`;
  switch (error.code) {
    case 'notAPlan':
      return `${file} is not a plan: make one with --dry-run --json. Nothing was changed.`;
    case 'version':
      return (
        `${file} is a plan of version ${clean(error.found)}, and this program knows version 1 ` +
        'only: make a new plan with --dry-run --json. Nothing was changed.'
      );
    case 'altered':
      return (
        `the checksum of ${file} does not fit: the file was changed after it was made. Make a ` +
        'new plan with --dry-run --json. Nothing was changed.'
      );
  }
}

/** What is not as it was when a plan was made. */
export function planChangeText(change: PlanChange): string {
  switch (change.code) {
    case 'profile':
      return `The profile of this host was ${clean(change.then)} and is ${change.now} now.`;
    case 'role': {
      const then = clean(change.then);
      return `The role of this host in its pool was ${then} and is ${change.now} now.`;
    }
    case 'mac':
      return (
        `${clean(change.device)} was the port with the MAC ${clean(change.then ?? 'unknown')}; ` +
        (change.now === null ? 'it is not there now.' : `now it is the one with ${change.now}.`)
      );
    case 'file':
      return `${clean(change.path)} has changed since.`;
    case 'steps':
      return 'The steps of this reset would be different now.';
  }
}

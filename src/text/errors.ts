import { asTyped, type ResetError } from '../model/index.js';
import { clean } from './sanitize.js';

/** `leftHost` says whether there is something to resume or undo. Without it, there may be. */
type ErrorFacts = Pick<ResetError, 'code' | 'subject' | 'cause'> &
  Partial<Pick<ResetError, 'leftHost'>>;

/** What failed, as a main clause without its full stop. */
function whatText({ code, subject }: ErrorFacts): string {
  const name = clean(subject);
  switch (code) {
    case 'notRoot':
      return `Only root may change ${name}`;
    case 'readOnly':
      return `${name} is on a read-only file system`;
    case 'noSpace':
      return `There is no space left for ${name}`;
    case 'ioError':
      return `The disk failed at ${name}`;
    case 'immutable':
      return `${name} is marked as immutable`;
    case 'permission':
      return `Access to ${name} was denied`;
    case 'wrongKind':
      return `${name} is not a regular file`;
    case 'changedMeanwhile':
      return `${name} was changed by somebody else meanwhile`;
    case 'serviceFailed':
      return `The service ${name} could not be stopped or started`;
    case 'commandFailed':
      return `The command ${name} failed`;
    case 'commandAbsent':
      return `The command ${name} is not on this host`;
    case 'timedOut':
      return `${name} did not end in time`;
    case 'locked':
      return `Another reset is under way (${name})`;
    case 'journalDamaged':
      return `The journal ${name} is damaged`;
    case 'undoMissing':
      return `Some of the undo copies are missing (${name})`;
    case 'rebootFailed':
      return 'The host did not reboot';
  }
}

/** How to go on after an error. If the host is unchanged, nothing can be resumed or undone. */
function goOn({ leftHost }: ErrorFacts): string {
  return leftHost === 'untouched'
    ? 'start the reset again'
    : `continue with ${asTyped('xe-reset-networking')} --resume or go back with --undo`;
}

/** What to do about it, as a sentence. */
function adviceText(error: ErrorFacts): string {
  switch (error.code) {
    case 'notRoot':
      return 'Log in as root and try again.';
    case 'readOnly':
      return (
        'Make it writable (mount -o remount,rw /) and try again. If it becomes read-only again, ' +
        'check the disk.'
      );
    case 'noSpace':
      return 'Free some space (old logs in /var/log, for example) and try again.';
    case 'ioError':
      return 'Check the disk (dmesg shows its errors) before you try again.';
    case 'immutable':
      return 'Remove the mark (chattr -i) and try again.';
    case 'permission':
      return 'Check its owner, its mode and those of its folder, and try again.';
    case 'wrongKind':
      return 'Look at what it is, move it away, and try again.';
    case 'changedMeanwhile':
      return 'Look at the file, then start again from the beginning.';
    case 'serviceFailed':
      return `See what the service says (systemctl status), then ${goOn(error)}.`;
    case 'commandFailed':
    case 'commandAbsent':
    case 'timedOut':
      return `Look for the cause, then ${goOn(error)}.`;
    case 'locked':
      return `Wait for it to end; ${asTyped('xe-reset-networking')} --status shows how far it is.`;
    case 'journalDamaged':
      return 'Look at the file and move it away; the undo copies are beside it.';
    case 'undoMissing':
      return (
        'The reset cannot be undone automatically. Look at the files that ' +
        `${asTyped('xe-reset-networking')} --status names.`
      );
    case 'rebootFailed':
      return (
        'Everything else is done: reboot the host by hand (reboot -f, or the power button) ' +
        'to complete the reset.'
      );
  }
}

/** What failed and why, in the system's own words. For work that is not a reset. */
export function whatFailedText(error: ErrorFacts): string {
  const cause = clean(error.cause);
  return `${whatText(error)}${cause === '' ? '' : ` (${cause})`}.`;
}

/**
 * What failed, why, and what to do about the reset. `leftHostText` says in which state the host is
 * left.
 */
export function errorText(error: ErrorFacts): string {
  return `${whatFailedText(error)} ${adviceText(error)}`;
}

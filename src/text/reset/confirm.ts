import { asTyped } from '../../model/index.js';
import type { CancelReason, ReturnError, ReturnGap, WaitEvent } from '../../reset/index.js';
import { clean } from '../sanitize.js';
import { counted } from '../units.js';
import { rebuildWhy } from './rebuild.js';

/** Words around the wait for a confirmation, after which the former configuration returns. */
export const confirmWords = {
  /** In the preview, after the label. */
  within: (minutes: number): string =>
    `unless confirmed within ${counted(minutes, 'minute')} after the report`,
  how: `To confirm: ${asTyped('xe-reset-networking')} --confirm, or the Status Display.`,
  howTrial:
    `To confirm: ${asTyped('xe-reset-networking')} --confirm, or ` +
    'Configure Management Interface.',
  nothingWaits: 'Nothing on this host waits for a confirmation.',
  beginsLater:
    'The time has not begun yet: it begins with the report on the reset. ' +
    `${asTyped('xe-reset-networking')} --cancel-return ends it before.`,
  isReturning: 'Too late: the former configuration is already returning.',
  confirmed: 'Confirmed: the configuration stays as it is now.',
  notBegun: (minutes: number): string =>
    `When the report is written, the reset waits ${counted(minutes, 'minute')} for a confirmation.`,
  /** `secondsLeft` 0: the time is over, and the return waits for something. */
  left: (secondsLeft: number, begunBy: 'report' | 'emergency'): string =>
    secondsLeft === 0
      ? 'Nobody has confirmed the reset in time: the former configuration returns as soon as ' +
        'it can.'
      : begunBy === 'report'
        ? `The former configuration returns in ${timeLeft(secondsLeft)}, unless somebody confirms.`
        : `In ${timeLeft(secondsLeft)} this host is reset to its former configuration and ` +
          'restarts, unless somebody confirms or its coordinator (master) answers.',
  postponed: {
    xapiSilent:
      'Nobody has confirmed the reset in time. The former configuration returns when XAPI answers.',
    vmsRun:
      'Nobody has confirmed the reset in time. The host must restart to return to its former ' +
      'configuration, and waits until no VM runs.',
  },
} as const;

/** Words of the pages that end a wait. */
export const confirmPageWords = {
  over: 'Nothing waits for a confirmation any more.',
  confirmed: {
    title: 'Confirm the Reset',
    does: 'The new configuration stays. Confirm it when this host can be reached at its address.',
    yes: 'Confirm',
    change: { title: 'Confirm the Reset', done: 'Confirmed: the configuration stays as it is.' },
  },
  cancelled: {
    title: 'Cancel the Return',
    does: 'The present configuration stays, without being confirmed.',
    yes: 'Cancel it',
    change: {
      title: 'Cancel the Return',
      done: 'The former configuration does not return by itself any more.',
    },
  },
} as const;

/** A time that is left, to the second: "4 min 10 s". */
function timeLeft(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const cancelReasons: Readonly<Record<CancelReason, string>> = {
  operator: 'an operator cancelled the return',
  changed: 'somebody has changed it since',
  newReset: 'another reset was begun',
  undone: 'the reset was undone',
};

const returnErrors: Readonly<Record<ReturnError, string>> = {
  nothingKept: 'nothing is known of the time before the reset',
  management: 'the management interface cannot go back',
  reset: 'the second reset cannot be made',
};

const gapWords: Readonly<Record<ReturnGap['gap'], (name: string) => string>> = {
  missing: (name) => `Not back: ${name}`,
  left: (name) => `Still there, although it was not there before: ${name}`,
  differs: (name) => `There, but not as it was: ${name}`,
};

/** A sentence for each thing that is not as before, although the former configuration is back. */
export function gapLines(gaps: readonly ReturnGap[]): readonly string[] {
  return gaps.map((gap) => {
    const why = rebuildWhy(gap);
    return `${gapWords[gap.gap](clean(gap.name))}${why === '' ? '' : ` (${why})`}.`;
  });
}

/** One line for a step of the wait. */
export function waitText(wait: WaitEvent, minutes: number): string {
  switch (wait.state) {
    case 'waiting':
      return `${confirmWords.left(minutes * 60, wait.begunBy)} ${confirmWords.how}`;
    case 'confirmed':
      return `${confirmWords.confirmed} Confirmed by ${clean(wait.user)}.`;
    case 'cancelled':
      return (
        'The former configuration does not return: the present one stays, because ' +
        `${cancelReasons[wait.why]}.`
      );
    case 'returning':
      return wait.way === 'xenapi'
        ? 'Nobody has confirmed the reset in time: the former configuration returns now.'
        : 'Nobody has confirmed the reset in time: this host is reset to its former ' +
            'configuration now and restarts.';
    case 'returned':
      return wait.way === 'xenapi'
        ? [
            'The former configuration is back: nobody had confirmed the reset in time.',
            ...gapLines(wait.gaps ?? []),
          ].join(' ')
        : 'A second reset to the former configuration is made: nobody had confirmed the first ' +
            'one in time.';
    case 'failed': {
      const why = rebuildWhy(wait);
      return (
        `The former configuration cannot return: ${returnErrors[wait.why]}` +
        `${why === '' ? '' : ` (${why})`}. The present one stays.`
      );
    }
  }
}

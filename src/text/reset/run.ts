import type { FormerManagement, ResumeOutcome, UndoOutcome } from '../../reset/index.js';
import { asTyped, modeByWord, type ResetError } from '../../model/index.js';
import { modeText } from '../modes.js';
import { clean } from '../sanitize.js';
import { moment } from '../units.js';

/** The console's words for a run of the reset. */
export const runWords = {
  running: 'The reset is running. Please wait.',
  stopping: 'Stopping before the first change...',
  noEscape:
    'The host is already being changed, so the reset runs to its end. Esc does nothing until then.',
  undone: 'undone',
  undoing: 'Putting the files back...',
  offers:
    'C or F8 continues the reset. U puts everything back as it was before. Esc leaves it ' +
    'as it is for now.',
  offerUndo: 'U puts everything back as it was before. Esc leaves it as it is for now.',
  closes: 'Enter or Esc closes this page.',
} as const;

/** Keys of a failed run. */
export const runKeys = {
  undo: { key: 'U', action: 'Go back to before' },
  resume: { key: 'C or F8', action: 'Continue the reset' },
  leave: { key: 'Esc', action: 'Leave it for now' },
} as const;

/**
 * The state in which an error leaves the host. If another reset holds the lock, that one decides.
 */
export function leftHostText({ code, leftHost }: Pick<ResetError, 'code' | 'leftHost'>): string {
  if (code === 'locked') return 'Nothing was begun here.';
  switch (leftHost) {
    case 'untouched':
      return 'This host is as it was before.';
    case 'changed':
      return 'This host is partly changed: some steps were done, others were not.';
    case 'unknown':
      return 'The files are as they were before, but a command of the host had already started.';
  }
}

/** How a run ended, in one or two sentences. For an error, `errorText` tells the cause. */
export function outcomeText(outcome: ResumeOutcome): string {
  switch (outcome.result) {
    case 'done':
      return 'All steps are done. The host reboots now; XAPI completes the reset when it starts.';
    case 'awaitingReboot':
      return (
        'All steps are done but the reboot. XAPI completes the reset at its next start: ' +
        'reboot this host.'
      );
    case 'cancelled':
      return 'Stopped. Nothing has been changed.';
    case 'nothingToResume':
      return 'There is nothing to continue: no reset of this host stopped before its end.';
    case 'failed':
      return 'The reset has failed.';
  }
}

/** How an undo ended. */
export function undoText(outcome: UndoOutcome): string {
  switch (outcome.result) {
    case 'undone':
      return (
        'Everything is back as it was ' +
        `before.${outcome.earlier === undefined ? '' : ` ${earlierText(outcome.earlier)}`}`
      );
    case 'nothingToUndo':
      return 'There is nothing to undo: no reset that changed this host is left.';
    case 'hostHasStarted':
      return (
        'Nothing was put back: this host has started since and completed the reset, so the ' +
        `old files would not bring it back. ${formerText(outcome.former)}`
      );
    case 'changedMeanwhile':
      return (
        'Nothing was put back: somebody else has changed ' +
        `${outcome.paths.map(clean).join(', ')} since the reset. ` +
        (`Look at these files first; ${asTyped('xe-reset-networking')} --undo --force puts the ` +
          'old ones back anyway.')
      );
    case 'failed':
      return 'Going back has failed.';
  }
}

/** Words of going back through XenAPI, after the host has completed a reset. */
export const undoLiveWords = {
  intro:
    'This host has started since and completed the reset, so XAPI brings the former networking ' +
    'back, the management interface first:',
  question:
    'The address of this host changes back now, and connections to the present one end.\n' +
    'Type yes to continue: ',
  notPossible: (why: string): string => `The former networking cannot come back: ${why}`,
  managementUnknown: 'the former management interface is not known.',
} as const;

/** The sentence with the command that resets the management interface to its former values. */
export function formerText(former: FormerManagement | null): string {
  if (former === null) return 'Reset it again with the values that it had before.';
  const { device, vlan, mode, address, netmask, gateway, dns } = former;
  const { modeV6, address6, gateway6, bondMembers, bondMode } = former;
  const words = [
    ['device', device],
    ['bond', bondMembers],
    ['bond-mode', bondMode],
    ['vlan', vlan],
    ['mode', mode],
    ['ip', address],
    ['netmask', netmask],
    ['gateway', gateway],
    ['mode-v6', modeV6 === 'none' ? '' : modeV6],
    ['ipv6', address6],
    ['gateway-v6', gateway6],
    ['dns', dns],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [`--${name}=${clean(value)}`]));
  const novlan = vlan === '' ? ['--novlan'] : [];
  return (
    `A reset with the former values does that: ${asTyped('xe-reset-networking')} ` +
    `${[...words, ...novlan].join(' ')}. Then ` +
    `${asTyped('xe-reset-networking')} --rebuild recreates ` +
    'the other things that were removed.'
  );
}

/** A mode of the former configuration; '' is an unknown one. */
const formerMode = (mode: string): string => modeText(mode === '' ? 'unknown' : modeByWord(mode));

/** The management interface that an undo restores, in one line. */
export function formerLine(former: FormerManagement | null): string {
  if (former === null) return 'The former management interface is not known.';
  const { device, vlan, mode, address, gateway, modeV6, address6, gateway6, bondMembers } = former;
  const family = (word: string, own: string, router: string): string =>
    [`, ${word}`, ...(own === '' ? [] : [` ${clean(own)}`])].join('') +
    (router === '' ? '' : `, gateway ${clean(router)}`);
  return (
    'Management interface before it: ' +
    `${bondMembers === '' ? clean(device) : `a Bond of ${clean(bondMembers)}`}, ` +
    (vlan === '' ? 'no VLAN' : `VLAN ${clean(vlan)}`) +
    family(`IPv4 ${formerMode(mode)}`, address, gateway) +
    (['', 'none'].includes(modeV6)
      ? '.'
      : `${family(`IPv6 ${formerMode(modeV6)}`, address6, gateway6)}.`)
  );
}

function earlierText(begunAt: string): string {
  return (
    `An earlier reset, begun at ${moment(begunAt)}, had not finished: its files are in place ` +
    `again. ${asTyped('xe-reset-networking')} --status shows it; --undo once more goes back to ` +
    'before that one.'
  );
}

/** Words for a reset that stopped half-way, found at the start. */
export const interruptedWords = {
  begun: (at: string): string =>
    `A reset of this host's networking started at ${moment(at)} and did not finish.`,
  done: (done: number, of: number): string => `${done} of its ${of} steps were done.`,
  waitsTitle: 'An Emergency Network Reset waits for the reboot',
  waits: (at: string): string =>
    `A reset of this host's networking started at ${moment(at)}. All its steps are done ` +
    'but the reboot: this host has not restarted since.',
  goingBackTitle: 'Undoing a reset was interrupted',
  goingBack: (at: string): string =>
    `The reset begun at ${moment(at)} was being undone, and that was interrupted. Some ` +
    'files are as they were before, others are not yet.',
  askGoingBack: 'Finish going back, so that every file is as it was before.',
  askReboot:
    'Reboot this host so that XAPI completes the reset, or put everything back as it was before?',
  reboot: 'Reboot this host',
  rebootMeans: 'XAPI completes the reset when it starts',
  unchanged: 'It had not changed anything yet.',
  ask: 'Continue it, or put everything back as it was before?',
  look: 'Look at the host first',
  lookMeans: 'changes nothing; the menu item leads back here',
  resume: 'Continue the reset',
  resumeMeans: 'runs the remaining steps and reboots',
  undo: 'Go back',
  undoMeans: 'puts the files back as they were before',
  anew: 'Start a new reset',
  anewMeans: 'asks all questions again',
} as const;

/** Words of the question before a reset that stopped half-way is resumed or undone. */
export const finishWords = {
  titles: {
    resume: 'Continue the reset: confirm',
    undo: 'Go back: confirm',
  },
  does: {
    resume: 'The remaining steps are done, and the host reboots.',
    undo:
      'The files from before the reset are put back. The host does not reboot for this, and its ' +
      'VMs keep running.',
  },
  labels: { resume: 'Type yes to continue', undo: 'Type yes to go back' },
  actions: { resume: 'Continue the reset', undo: 'Go back to before' },
  reading: 'Reading which VMs run on this host...',
  vmsKilled: (names: readonly string[], of: number): string =>
    `VMs that will be killed: ${names.join(', ')}` +
    `${of > names.length ? ` and ${of - names.length} more` : ''}.`,
  begun: (
    at: string,
    by: { readonly user: string; readonly tty: string; readonly reason: string } | null,
  ): string =>
    `Begun ${moment(at)}` +
    (by === null || by.user === '' ? '' : ` by ${clean(by.user)}`) +
    (by === null || by.tty === '' ? '' : ` on ${clean(by.tty)}`) +
    `${by === null || by.reason === '' ? '' : `, because: ${clean(by.reason)}`}.`,
  notYes: (does: 'resume' | 'undo', typed: string): string =>
    typed === ''
      ? `${finishWords.labels[does]}, or press Esc to leave it as it is.`
      : `"${clean(typed)}" is not yes. ${finishWords.labels[does]}, in lower case.`,
} as const;

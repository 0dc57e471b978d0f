import { managementTrialWords as words } from '../../text/pages/network/management-trial.js';
import { gapLines } from '../../text/index.js';
import type { ManagementTrial } from './trial.js';

/** A sentence on what becomes of a change on trial. */
export function trialText(trial: ManagementTrial): string {
  switch (trial.state) {
    case 'waiting':
      return [
        ...(trial.notKept === undefined ? [] : [words.notKept(trial.notKept)]),
        trial.secondsLeft === 0 ? words.due : words.left(trial.secondsLeft),
      ].join(' ');
    case 'failed':
      return words.failed(trial.detail);
    case 'returned':
      return [words.returned, ...gapLines(trial.gaps)].join(' ');
    default:
      return words[trial.state];
  }
}

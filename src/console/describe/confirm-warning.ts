import { endIsNewMs } from '../../reset/index.js';
import { confirmWords, waitText } from '../../text/index.js';
import { managementWords } from '../../text/pages/network/management.js';
import { trialText } from '../management/trial-text.js';
import type { HostKnowledge } from '../knowledge.js';
import type { Warning } from './warning.js';

/** A reset that waits for a confirmation, or the end of such a wait that came by itself. */
export function confirmation({
  confirmWait,
  now,
}: Pick<HostKnowledge, 'confirmWait' | 'now'>): readonly Warning[] {
  if (confirmWait === null) return [];
  if (confirmWait.state === 'waiting')
    return [
      {
        what: confirmWords.left(confirmWait.secondsLeft, confirmWait.begunBy),
        advice: '',
        quickFixes: [
          { kind: 'confirm', answer: 'confirmed' },
          { kind: 'confirm', answer: 'cancelled' },
        ],
      },
    ];
  const { wait, minutes, at } = confirmWait;
  const isOwnEnd = wait.state === 'cancelled' && wait.why === 'operator';
  return isOwnEnd || Date.parse(now) - Date.parse(at) > endIsNewMs
    ? []
    : [{ what: waitText(wait, minutes), advice: '', quickFixes: [] }];
}

/** A change of the management interface that waits for a confirmation, or has not stayed. */
export function managementOnTrial({
  managementTrial: trial,
}: Pick<HostKnowledge, 'managementTrial'>): readonly Warning[] {
  if (trial === null || trial.state === 'kept') return [];
  if (trial.state === 'returned') return [{ what: trialText(trial), advice: '', quickFixes: [] }];
  const advice = trial.state === 'waiting' ? managementWords.trial.where : '';
  return [{ what: trialText(trial), advice, quickFixes: [{ kind: 'item', item: 'management' }] }];
}

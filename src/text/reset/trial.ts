import type { TrialStep } from '../../reset/index.js';
import { managementTrialWords as words } from '../pages/network/management-trial.js';
import { clean } from '../sanitize.js';
import { gapLines } from './confirm.js';
import { rebuildWhy } from './rebuild.js';

/** One line for a step of a change on trial. */
export function trialStepText(step: TrialStep, secondsLeft: number): string {
  switch (step.state) {
    case 'waiting':
      return secondsLeft === 0 ? words.due : words.left(secondsLeft);
    case 'unchanged':
      return words.unchanged;
    case 'kept':
      return `${words.kept} ${words.keptBy(clean(step.user))}`;
    case 'returned':
      return [words.returned, ...gapLines(step.gaps)].join(' ');
    case 'failed':
      return words.failed(rebuildWhy(step));
    case 'returning':
    case 'changed':
      return words[step.state];
  }
}

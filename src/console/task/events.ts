import type { Answer } from '../event.js';
import type { OpenTask } from './task.js';
import { withVm } from './vms.js';

/** How many changes of a link are kept on its page. */
const keptChanges = 5;

/** The dialogue with an answer it has waited for; the same object for one that is not about it. `now`: local time of day, to tell when. */
export function withTaskAnswer(task: OpenTask, answer: Answer, now: string): OpenTask {
  const { page } = task;
  switch (answer.kind) {
    case 'changed':
      if (page.task === 'power' && page.page === 'vms' && answer.change === 'power')
        return { ...task, page: { ...page, result: answer.result } };
      if (page.task !== 'change' || page.page !== 'waiting' || page.change !== answer.change)
        return task;
      return {
        ...task,
        page: { task: 'change', page: 'ended', change: page.change, result: answer.result },
      };
    case 'changeStep':
      return page.task === 'change' &&
        page.page === 'waiting' &&
        page.change === 'reconfigureManagement'
        ? { ...task, page: { ...page, steps: [...page.steps, answer.step] } }
        : task;
    case 'vmEnding':
      return page.task === 'power' && page.page === 'vms' && page.result === null
        ? { ...task, page: withVm(page, answer) }
        : task;
    case 'testResult':
      if (page.task !== 'test' || page.page !== 'running' || page.run !== answer.run || page.ended)
        return task;
      return { ...task, page: { ...page, results: [...page.results, answer.result] } };
    case 'testEnded':
      if (page.task !== 'test' || page.page !== 'running' || page.run !== answer.run) return task;
      return { ...task, page: { ...page, ended: true } };
    case 'nicSample': {
      if (page.task !== 'nics' || page.page !== 'nic' || page.device !== answer.sample.device)
        return task;
      const { carrier } = answer.sample;
      const changed = page.sample !== null && carrier !== null && page.sample.carrier !== carrier;
      return {
        ...task,
        page: {
          ...page,
          sample: answer.sample,
          changes: changed
            ? [...page.changes, { at: now, carrier }].slice(-keptChanges)
            : page.changes,
        },
      };
    }
    case 'blinking':
      if (page.task !== 'nics' || page.page !== 'nic' || page.device !== answer.device) return task;
      return { ...task, page: { ...page, light: answer.state } };
    default:
      return task;
  }
}

import type { RebuiltItem } from '../../reset/index.js';
import { rebuildWords } from './rebuild.js';

/** Words of the dialogue that recreates what a reset removed. */
export const rebuildDialogueWords = {
  title: 'Rebuild after Reset',
  askTitle: 'Rebuild after Reset: what is made',
  working: (title: string): string => `${title}: running`,
  ended: (title: string): string => `${title}: result`,
  reading: 'Reading what was kept, and what is there now...',
  nothingKept: rebuildWords.nothingKept,
  unreachable: rebuildWords.unreachable,
  intro: rebuildWords.kept,
  columns: ['What', 'Name', 'Network', 'State'],
  /** `marked` null: the row cannot be marked. */
  row: (kind: string, marked: boolean | null): string =>
    `${marked === null ? '   ' : marked ? '[x]' : '[ ]'} ${kind}`,
  start: (count: number): string => `Make what is marked (${count})`,
  all: 'Mark all',
  none: 'Mark none',
  nothingToDo: 'everything that can be made is there',
  noMark: 'nothing is marked',
  allMarked: 'all are marked',
  states: {
    planned: 'to be made',
    exists: 'there',
    impossible: 'impossible',
  } satisfies Partial<Readonly<Record<RebuiltItem['state'], string>>>,
  left: 'left out',
  makes: (names: readonly string[]): string => `Recreated: ${names.join(', ')}.`,
  bondCosts: 'While a Bond is made, its ports carry nothing for some seconds.',
  managementMoves:
    'The management interface moves as the last step: this host is then reached at the address ' +
    'that it had before the reset.',
  yes: 'Make',
  goesOn: 'Esc finishes the present one, and stops before the next one.',
  stopping: 'Stopping: the present one is finished first.',
  stands: rebuildWords.done,
  notAll:
    'Not everything that was wanted is there. Look again when the reason is gone: what is there ' +
    'is not made twice.',
  keys: {
    again: { key: 'F5', action: 'Look again' },
    restore: { key: 'U', action: 'Undo the address' },
    leave: { key: 'U', action: 'Keep the address' },
    otherwise: { key: 'Enter', action: 'Another way' },
  },
} as const;

/** Words of the dialogue that undoes a completed reset. */
export const undoDialogueWords = {
  title: 'Undo Network Reset',
  reading: 'Reading what was before the last reset, and what is there now...',
  nothing: 'There is nothing to undo: no reset of this host is left that changed anything.',
  pending:
    'The last reset is not completed yet. Emergency Network Reset in the menu continues it, or ' +
    'puts the files back as they were before.',
  stands: 'There is nothing to do: everything that the last reset kept is there as it was before.',
  intro: 'XAPI brings back what was before the last reset, the management interface first:',
  moves:
    'The address of this host changes back now, and connections to the present one end. Nothing ' +
    'reboots, and VMs keep running.',
  yes: 'Undo the reset',
  offer:
    'Enter opens a reset with the former values filled in. You see everything before anything is ' +
    'changed, and it reboots this host.',
  keys: { reset: { key: 'Enter', action: 'Reset with former values' } },
} as const;

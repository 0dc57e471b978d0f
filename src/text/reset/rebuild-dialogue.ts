import { rebuildWords, rebuiltStates } from './rebuild.js';

/** Words of the dialogue that recreates what a reset removed. */
export const rebuildDialogueWords = {
  title: 'Rebuild after Reset',
  askTitle: 'Rebuild after Reset: what is recreated',
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
  start: (count: number): string => `Recreate what is marked (${count})`,
  all: 'Mark all',
  none: 'Mark none',
  nothingToDo: 'everything that can be recreated is there',
  noMark: 'nothing is marked',
  allMarked: 'all are marked',
  states: rebuiltStates,
  left: 'left out',
  makes: (names: readonly string[]): string => `Recreated: ${names.join(', ')}.`,
  bondCosts: 'While a Bond is created, its ports carry no traffic for some seconds.',
  managementMoves:
    'The management interface moves as the last step: this host is then reached at the address ' +
    'that it had before the reset.',
  yes: 'Recreate',
  goesOn: 'Esc stops after the present item.',
  stopping: 'Stopping after the present item.',
  stands: rebuildWords.done,
  notAll:
    'Not everything that was wanted is there. Look again when the reason is gone: what is there ' +
    'is not created twice.',
  keys: {
    again: { key: 'F5', action: 'Look again' },
    restore: { key: 'U', action: 'Undo the address' },
    leave: { key: 'U', action: 'Keep the address' },
    otherwise: { key: 'Enter', action: 'Reset instead' },
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

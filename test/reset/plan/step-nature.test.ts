import type { ResetStep } from '../../../src/reset/plan/plan.js';
import {
  isChange,
  isOf,
  isPointOfNoReturn,
  isReversible,
} from '../../../src/reset/plan/step-nature.js';

const inventory = { file: 'inventory', path: '/etc/xensource-inventory' } as const;
const database = { file: 'networkdDatabase', path: '/var/lib/xcp/networkd.db' } as const;
const steps: readonly ResetStep[] = [
  { kind: 'saveUndo', paths: [] },
  { kind: 'prepareFiles', paths: [] },
  { kind: 'stopService', service: 'xapi' },
  { kind: 'replaceFile', ...inventory, content: '', mode: 0o644 },
  { kind: 'removeFile', ...database },
  { kind: 'reconfigureManagement', args: [] },
  { kind: 'resetInterfaceNames' },
  { kind: 'sync' },
  { kind: 'remountRoot' },
  { kind: 'reboot' },
];
const kinds = (is: (step: ResetStep) => boolean): readonly string[] =>
  steps.filter(is).map(({ kind }) => kind);

test('each kind of step says what becomes of it', () => {
  expect(kinds((step) => !isChange(step))).toEqual(['saveUndo', 'prepareFiles']);
  expect(kinds(isReversible)).toEqual(['stopService', 'replaceFile', 'removeFile']);
  expect(kinds((step) => isOf(step, 'cannotUndo'))).toEqual([
    'reconfigureManagement',
    'resetInterfaceNames',
  ]);
  expect(kinds((step) => isOf(step, 'leavesNothing'))).toEqual(['sync']);
  expect(kinds(isPointOfNoReturn)).toEqual(['remountRoot', 'reboot']);
  expect(isPointOfNoReturn(undefined)).toBe(false);
});

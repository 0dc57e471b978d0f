import type { ConsoleEvent } from '../../../src/console/index.js';
import { press, tell } from '../../support/console-walk.js';
import { started, plan, failed, changing, read, seen, yes } from './run-walk.js';

test('a step that was cut off counts no time, neither after a continuation nor while going back', () => {
  const stuck = tell(started, ...changing, failed(), read);
  const later: ConsoleEvent = {
    kind: 'tick',
    now: '2026-01-02T04:00:00Z',
    offsetMinutes: 0,
    sinceStartMs: 0,
  };
  expect(seen(tell(press(stuck, 'type:c', ...yes), later))).not.toContain('xcp-networkd: running');
  expect(seen(tell(press(stuck, 'type:u', ...yes), later))).not.toContain('xcp-networkd: running');
});

test('after an undo each step that it reversed says so', () => {
  const back = tell(press(tell(started, ...changing, failed()), 'type:u', ...yes), {
    kind: 'undoEnded',
    outcome: { result: 'undone', planId: plan.id },
  });
  expect(seen(back)).toMatch(/Stop XAPI: .*undone/u);
});

test('while another reset is at work, the host is not said to be as before', () => {
  const locked = tell(
    started,
    failed({ code: 'locked', subject: 'process 7', leftHost: 'untouched' }),
  );
  expect(seen(locked)).toContain('Another reset is under way (process 7)');
  expect(seen(locked)).not.toContain('as it was before');
});

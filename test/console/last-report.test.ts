import {
  askedSince,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../support/console-walk.js';
import { helpOn } from '../../src/console/help/help.js';
import type { VerificationReport } from '../../src/reset/index.js';
import type { ConsoleEvent } from '../../src/console/index.js';
import { page, report } from './restart-events.js';

type Last = Extract<ConsoleEvent, { readonly kind: 'lastReport' }>['last'];

const details = press(ready(), 'enter');
const asked = press(details, 'type:L');
const after = (last: Last): Walk => tell(asked, { kind: 'lastReport', last });

test('L on the whole Status Display reads the last report, and Esc goes back', () => {
  expect(askedSince(details, asked)).toContainEqual({ kind: 'readLastReport' });
  expect(shown(asked)).toEqual([
    'Network reset: last report',
    'The journal of the resets is being read...',
  ]);
  expect(helpOn(asked.state).topic).toBe('afterwards');
  expect(title(press(asked, 'escape'))).toBe('Status Display');
});

test('a report that was read shows who read it when, and every line of it', () => {
  const at = after({
    state: 'read',
    report,
    at: '2026-01-02T03:07:00Z',
    user: 'alice',
    rebuilt: null,
  });
  expect(shown(at)).toEqual([
    'Network reset: last report',
    'As alice read it, 2026-01-02T03:07:00Z:',
    '',
    ...page.slice(1, 7),
  ]);
  expect(title(press(at, 'enter'))).toBe('Status Display');
});

test('a reset that was undone since says so before its report', () => {
  const at = after({
    state: 'read',
    report,
    at: '2026-01-02T03:07:00Z',
    user: 'alice',
    rebuilt: {
      at: '2026-01-02T04:00:00Z',
      items: [{ kind: 'management', name: 'eth0', state: 'made', detail: '' }],
    },
  });
  const lines = shown(at).join(' ');
  expect(lines).toContain('Recreated 2026-01-02T04:00:00Z:');
  expect(lines).toContain('is the one from before the reset again.');
  expect(lines).toContain('The report below is older.');
});

test.each([
  [true, 'The management interface is the one from before the reset again.', ''],
  [false, 'but not everything is as it was before', 'Management has moved to another port since'],
])('a report that compares with the time before the reset says so: %s', (ok, headline, advice) => {
  const at = after({
    state: 'read',
    report: {
      ...report,
      against: 'former',
      checks: [{ code: 'device', wanted: 'eth0', got: 'eth0', ok }],
    },
    at: '2026-01-02T05:00:00Z',
    user: 'alice',
    rebuilt: null,
  });
  const lines = shown(at).join(' ');
  expect(lines).toContain(headline);
  expect(lines).toContain(advice);
  expect(lines).not.toContain('you chose');
});

test.each<[string, Last, string]>([
  ['no report', { state: 'none' }, 'There is no report'],
  ['a report that nobody has read', { state: 'unread' }, 'F5 in the menus opens it'],
  ['a journal that cannot be read', { state: 'unknown', detail: 'No such disk.' }, 'No such disk.'],
])('%s is told', (_, last, words) => {
  expect(shown(after(last)).join(' ')).toContain(words);
});

test('in the menu the letter still moves the bar', () => {
  const at = press(ready(), 'type:l');
  expect(shown(at)[1]).toBe('Local Command Shell');
});

test('what the wire said before the reset stands below what was read back', () => {
  const wire: VerificationReport['wire'] = [
    { code: 'noDhcpOffer', device: 'eth1', seconds: 8 },
    { code: 'carrier', device: 'eth1', link: 'up', seconds: 8, seen: [] },
  ];
  const at = after({
    state: 'read',
    rebuilt: null,
    report: { ...report, wire },
    at: '2026-01-02T03:07:00Z',
    user: 'alice',
  });
  expect(shown(at).slice(-4)).toEqual([
    'On the wire before the reset',
    '- DHCP on eth1: no DHCP offer in 8 s',
    '- Link of eth1: yes, listened for 8 s',
    '- LLDP, CDP, LACP: not heard in 8 s',
  ]);
});

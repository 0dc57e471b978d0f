import { press, ready, start, shown, tell } from '../support/console-walk.js';
import { view } from '../../src/console/index.js';

/** The item under the bar. */
function bar(walk: ReturnType<typeof ready>): string {
  const { menu } = view(walk.state);
  return menu.items[menu.selected]?.label ?? '';
}

test.each([
  [[], 'Status Display'],
  [['down'], 'Network and Management Interface'],
  [['up'], 'Quit'],
  [['down', 'down', 'down'], 'Virtual Machines'],
  [['end', 'down'], 'Status Display'],
  [['end'], 'Quit'],
  [['end', 'home'], 'Status Display'],
  [['type:n'], 'Network and Management Interface'],
  [['type:N'], 'Network and Management Interface'],
  [['type:q'], 'Quit'],
  [['type:x'], 'Status Display'],
  [['down', 'enter'], 'Configure Management Interface'],
  [['down', 'right'], 'Configure Management Interface'],
  [['down', 'enter', 'type:e'], 'Emergency Network Reset'],
  [['down', 'enter', 'up'], 'Emergency Network Reset'],
  [['down', 'enter', 'escape'], 'Network and Management Interface'],
  [['down', 'enter', 'left'], 'Network and Management Interface'],
  [['down', 'escape'], 'Status Display'],
  [['down', 'left'], 'Network and Management Interface'],
  [['enter'], 'Status Display'],
])('keys %j lead to %s', (presses, item) => {
  expect(bar(press(ready(), ...presses))).toBe(item);
});

test('a key of an item is the same in capitals, as the bottom line shows it', () => {
  const item = press(ready(), 'down', 'enter', 'type:e');
  const opened = press(item, 'type:B');
  expect(opened.effects.at(-1)).toEqual({ kind: 'readRebuild' });
  expect(opened.effects).toEqual(press(item, 'type:b').effects);
});

test(
  'the start asks for everything, F5 for everything again, Ctrl-L for a repaint, Quit for ' +
    'the end',
  () => {
    const kinds = (...presses: readonly string[]): readonly string[] =>
      press(start(), ...presses).effects.map(({ kind }) => kind);
    const everything = ['readStatus', 'readMachineSummary', 'readTime', 'readNameServers'];
    expect(kinds()).toEqual(everything);
    expect(kinds('f5')).toEqual([...everything, ...everything]);
    expect(kinds('redraw')).toEqual([...everything, 'redraw']);
    expect(kinds('end', 'enter', 'enter')).not.toContain('quit');
    expect(kinds('end', 'enter', 'type:y')).toContain('quit');
  },
);

test('the menus have these names in this order; further items may stand between them', () => {
  const expectMenu = (presses: readonly string[], names: readonly string[]): void => {
    const items = view(press(ready(), ...presses).state).menu.items.map(({ label }) => label);
    expect(items.filter((label) => names.includes(label))).toEqual(names);
  };
  expectMenu(
    [],
    [
      'Status Display',
      'Network and Management Interface',
      'Authentication',
      'Virtual Machines',
      'Disks and Storage Repositories',
      'Resource Pool',
      'Hardware and BIOS',
      'Keyboard and Time Zone',
      'Remote Service Configuration',
      'Backup and Restore',
      'Technical Support',
      'Reboot or Shutdown',
      'Local Command Shell',
      'Quit',
    ],
  );
  expectMenu(
    ['type:n', 'enter'],
    [
      'Configure Management Interface',
      'DNS Servers',
      'Network Time (NTP)',
      'Test Network',
      'Display NICs',
      'Interface Names',
      'Temporary Address',
      'Undo Network Reset',
      'Emergency Network Reset',
    ],
  );
  expectMenu(['type:a', 'enter'], ['Log In/Out', 'Change Password', 'Change Auto-Logout Time']);
  expectMenu(['type:t', 'enter'], ['Logs', 'Save Support Report', 'Software Build Information']);
  expectMenu(
    ['type:r', 'enter'],
    [
      'Pool Members',
      'Join a Pool',
      'Leave the Pool',
      'Designate a New Coordinator',
      'Place in the Pool',
    ],
  );
  expectMenu(
    ['type:r', 'type:r', 'type:r', 'enter'],
    ['Maintenance Mode', 'High Availability (HA)', 'Reboot', 'Shutdown'],
  );
});

test('while nothing is known yet every page can be opened, and says that it is read', () => {
  expect(shown(start())).toContain('Reading this host...');
  expect(shown(press(start(), 'down'))).toContain('Reading this host...');
  expect(shown(press(start(), 'down', 'enter'))).toContain('Reading this host...');
  expect(shown(press(start(), 'down', 'enter', 'end')).join(' ')).toContain('What it does');
  expect(shown(press(start(), 'down', 'enter', 'down'))).toContain('Reading this host...');
});

test('the item page scrolls to its end and no further, and starts at the top on another item', () => {
  const at = press(ready(), 'down', 'enter', 'end');
  const { itemPage } = view(at.state);
  const end = press(at, ...Array.from({ length: 20 }, () => 'pagedown'));
  expect(view(end.state).itemPage.first).toBe(itemPage.lines.length - 20);
  expect(view(press(end, ...Array.from({ length: 20 }, () => 'pageup')).state).itemPage.first).toBe(
    0,
  );
  expect(view(press(end, 'up').state).itemPage.first).toBe(0);
  const tall = tell(end, { kind: 'resized', columns: 200, rows: 60 });
  expect(view(tall.state).itemPage.first).toBe(0);
});

test('the header shows who is where and the local time', () => {
  expect(view(ready().state).header).toEqual({
    left: 'XCP-ng 8.3.0',
    middle: '2026-01-02 03:04:05 UTC',
    right: 'root@host-1',
  });
  expect(view(start().state).header).toEqual({
    left: 'xsconsole 0.1.0',
    middle: '2026-01-02 03:04:05 UTC',
    right: 'root',
  });
  const moved = tell(ready(), {
    kind: 'tick',
    now: '2026-12-31T23:30:00Z',
    offsetMinutes: 330,
    sinceStartMs: 0,
  });
  expect(view(moved.state).header.middle).toBe('2027-01-01 05:00:00 UTC (UTC+5:30)');
});

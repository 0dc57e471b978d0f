import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { known, unknown } from '../../../src/model/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const flat = (walk: Walk): string => shown(walk).join(' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const time: ConsoleEvent = {
  kind: 'time',
  time: known({ mode: 'manual', servers: ['10.0.0.2'], synchronised: false }),
};
const list = openItem(tell(ready(), time), 'Network Time (NTP)');

test('shows the source in force and offers the others', () => {
  expect(seen(list)).toContain('Servers    10.0.0.2\nClock      not synchronised yet');
  expect(seen(list)).toContain(
    '  DHCP | the servers that the DHCP server names (the management interface does not use DHCP)',
  );
  expect(seen(list)).toContain('> Own servers | you type them');
  expect(last(press(list, 'up', 'enter', 'f8'))).toEqual({
    kind: 'setTime',
    request: { mode: 'default', servers: [], clock: null },
  });
});

test.each([
  ['10.0.0.3, ntp.example.com', ['10.0.0.3', 'ntp.example.com']],
  ['fd00::123', ['fd00::123']],
  ['2001:db8::1 10.0.0.3', ['2001:db8::1', '10.0.0.3']],
])('own servers %j', (typed, servers) => {
  expect(last(press(list, 'enter', 'clear', `type:${typed}`, 'enter', 'f8'))).toEqual({
    kind: 'setTime',
    request: { mode: 'manual', servers, clock: null },
  });
});

test.each([
  ['', 'Type at least one server.'],
  ['a b_c', '"b_c" is neither an IP address'],
  ['0.0.0.0', '"0.0.0.0" is neither an IP address of a server'],
  ['a.b,a.b', 'a.b is listed twice.'],
  ['a.b,A.B', 'A.B is listed twice.'],
  ['fd00::1,fd00:0::1', 'fd00:0::1 is listed twice.'],
])('own servers %j are refused: %s', (typed, words) => {
  expect(seen(press(list, 'enter', 'clear', `type:${typed}`, 'enter'))).toContain(words);
});

test('says unknown where it is not known', () => {
  expect(
    seen(
      openItem(tell(ready(), { kind: 'time', time: unknown('timedOut') }), 'Network Time (NTP)'),
    ),
  ).toContain('unknown (no answer in time)');
});

describe('off', () => {
  const form = press(list, 'end', 'enter');
  const off = (date: string, of: string): Walk =>
    press(form, `type:${date}`, 'tab', `type:${of}`, 'enter');

  test('asks for date and time, and both optional', () => {
    expect(title(form)).toBe('Network Time (NTP): date and time');
    expect(seen(form)).toContain('It shows 2026-01-02 03:04:05 now.');
    expect(last(press(off('', ''), 'f8'))).toEqual({
      kind: 'setTime',
      request: { mode: 'off', servers: [], clock: null },
    });
    expect(seen(off('', ''))).toContain('The clock stays as it is.');
  });
  test.each([
    ['2026-11-22', '15:04', '2026-11-22 15:04:00'],
    ['2028-02-29', '23:59:59', '2028-02-29 23:59:59'],
    [' 2026-11-22 ', ' 00:00 ', '2026-11-22 00:00:00'],
  ])('%j %j', (date, of, clock) => {
    expect(seen(off(date, of))).toContain(`The clock is set to ${clock}.`);
    expect(last(press(off(date, of), 'f8'))).toEqual({
      kind: 'setTime',
      request: { mode: 'off', servers: [], clock },
    });
  });
  test.each([
    ['2026-02-29', '12:00', '"2026-02-29" is not a date'],
    ['1999-12-31', '12:00', 'is not a date from 2000 to 2099'],
    ['22.11.2026', '12:00', 'write year-month-day'],
    ['2026-11-22', '24:00', '"24:00" is not a time'],
    ['2026-11-22', '1504', 'write hours:minutes'],
    ['2026-11-22', '', 'Type the time too'],
    ['', '12:00', 'Type the date too'],
    ['2026-11-22; reboot', '12:00', 'is not a date'],
  ])('%j %j is refused: %s', (date, of, words) => {
    expect(seen(off(date, of))).toContain(words);
    expect(askedSince(form, press(off(date, of), 'f8'))).toEqual([]);
  });
});

test(
  'without XAPI servers can be named and network time switched off, by the host itself; the ' +
    'rest says what it lacks',
  () => {
    const dark = openItem(tell(ready(hostFacts({ xapi: 'stopped' })), time), 'Network Time (NTP)');
    expect(seen(dark)).toContain(
      'Default servers | the pool of servers of this product (XAPI does not answer, and this ' +
        'needs it)',
    );
    expect(flat(press(dark, 'enter', 'enter'))).toContain(
      'this is done by the files and services of this host itself',
    );
    expect(askedSince(dark, press(dark, 'home', 'down', 'enter', 'f8'))).toEqual([]);
  },
);

import { known, unknown, type RemoteServices } from '../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { openItem, press, ready, shown, tell, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const services = (more: Partial<RemoteServices> = {}): ConsoleEvent => ({
  kind: 'objects',
  of: 'remote',
  found: known({
    ssh: { running: known(true), atBoot: known(false) },
    syslog: known({ to: '192.0.2.9', file: '' }),
    ...more,
  }),
});
const opened = (more: Partial<RemoteServices> = {}, walk: Walk = ready()): Walk =>
  tell(openItem(walk, 'Remote Service Configuration'), services(more));
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

test('what runs now and what starts at boot are told apart, and both can be changed', () => {
  const list = opened();
  expect(seen(list)).toMatch(/SSH now +running\nSSH at boot +does not start/u);
  const off = press(list, 'down', 'enter');
  expect(shown(off).join(' ')).toContain('SSH logins are refused');
  expect(press(off, 'enter').effects).toEqual(off.effects);
  expect(last(press(off, 'type:y'))).toEqual({ kind: 'setSsh', on: false });
  expect(last(press(list, 'enter', 'f8'))).toEqual({ kind: 'setSsh', on: true });
});

test('what is already so cannot be chosen; what is not known can', () => {
  const all = (on: boolean): Walk => opened({ ssh: { running: known(on), atBoot: known(on) } });
  expect(seen(all(true))).toContain('(It runs and starts at boot.)');
  expect(seen(all(false))).toContain('(It is stopped, now and at boot.)');
  const dim = opened({ ssh: { running: unknown('notLooked'), atBoot: known(false) } });
  expect(seen(dim)).not.toContain('(It');
});

test.each([
  ['192.0.2.7', true],
  ['fd00::7', true],
  ['logs.example.org', true],
  ['', true],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['two words', false],
  ['http://x', false],
])('the logs go to %j: %s', (typed, good) => {
  const at = press(opened(), 'end', 'enter', 'clear', `type:${typed}`, 'enter');
  if (!good) expect(seen(at)).toContain('is neither an IP address nor a host name.');
  else expect(last(press(at, 'type:y'))).toEqual({ kind: 'setSyslog', target: typed });
});

test('without XAPI the target is shown from its file, and cannot be changed', () => {
  const file = '/etc/rsyslog.d/remote.conf';
  const list = opened(
    { syslog: known({ to: 'logs.example.org', file }) },
    ready(hostFacts({ xapi: 'stopped' })),
  );
  expect(seen(list)).toMatch(/Logs go to +logs\.example\.org/u);
  expect(seen(list)).toContain(`Read from ${file}, since XAPI does not answer.`);
  expect(seen(list)).toContain('(XAPI is not running.)');
});

test('without XAPI the syslog says why it cannot be changed, and SSH can', () => {
  const list = opened({ syslog: unknown('unreachable') }, ready(hostFacts({ xapi: 'stopped' })));
  expect(seen(list)).toContain('(XAPI is not running.)');
  expect(last(press(list, 'enter', 'type:y'))).toEqual({ kind: 'setSsh', on: true });
});

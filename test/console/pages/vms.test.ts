import { known, unknown, type PoolHost, type Vm } from '../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import {
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';
import { poolHost, vm } from '../../support/sample-objects.js';

const here = poolHost('here');
const there = poolHost('there');
const off = { state: 'Halted', host: null, startedAt: null } as const;
const pool = (vms: readonly Vm[], hosts: readonly PoolHost[] = [here, there]): ConsoleEvent => ({
  kind: 'objects',
  of: 'vms',
  found: known({ vms, hosts }),
});
const all = [vm('backup', off), vm('mail', { host: there }), vm('web')];
const opened = (label = 'All VMs', vms = all): Walk => tell(openItem(ready(), label), pool(vms));
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

test('the list is read when it is opened, and says what runs where', () => {
  const at = openItem(ready(), 'All VMs');
  expect(last(at)).toEqual({ kind: 'readObjects', of: 'vms' });
  expect(seen(at)).toContain('Reading...');
  expect(shown(opened())).toEqual([
    'All VMs',
    'Enter opens the VM under the bar, or all that are marked.',
    '> backup | halted | 4.0 GiB',
    '  mail | running | 4.0 GiB | 1 day 00:00 | there',
    '  web | running | 4.0 GiB | 1 day 00:00 | here',
  ]);
  expect(shown(opened('VMs Running On This Host'))).toHaveLength(3);
  expect(seen(opened('All VMs', []))).toContain('There is no VM in this pool.');
});

test('what cannot be done with a VM now says why', () => {
  const verbs = seen(press(opened(), 'enter'));
  expect(verbs).toContain('> Start | on the host that the pool chooses');
  expect(verbs).toContain('Shut down | the guest is asked to shut down cleanly (It is halted.)');
  const blocked = vm('db', { blocked: new Map([['clean_shutdown', 'backup runs']]) });
  expect(seen(press(opened('All VMs', [blocked]), 'enter'))).toContain(
    '(Its owner has blocked this: backup runs)',
  );
  const alone = tell(openItem(ready(), 'All VMs'), pool([vm('web')], [here]));
  expect(seen(press(alone, 'enter'))).toContain('(The pool has no other host.)');
  expect(seen(press(alone, 'enter'))).not.toContain('Start here');
});

test('several are marked; what is asked for is asked of those that it fits', () => {
  const marked = press(opened(), 'type: ', 'down', 'type: ', 'down', 'type: ');
  expect(seen(marked)).toContain('> * web');
  const ask = press(marked, 'enter', 'down', 'down', 'enter');
  expect(shown(ask)).toEqual([
    'Virtual Machines: Shut down',
    'These VMs are asked to shut down:',
    '- mail',
    '- web',
    '',
    'These stay as they are:',
    '- backup',
  ]);
  expect(title(press(ask, 'enter'))).toBe('3 VMs');
  expect(last(press(ask, 'type:y'))).toEqual({
    kind: 'vmWork',
    request: {
      verb: 'shutDown',
      vms: [
        { ref: 'mail', name: 'mail' },
        { ref: 'web', name: 'web' },
      ],
      host: '',
    },
  });
  expect(seen(press(opened(), 'type: ', 'type: '))).not.toContain('*');
});

test('a VM moves to a host that takes it', () => {
  const hosts = [
    here,
    there,
    poolHost('closed', { enabled: false }),
    poolHost('dead', { live: false }),
  ];
  const at = press(
    tell(openItem(ready(), 'All VMs'), pool([vm('web')], hosts)),
    'enter',
    ...Array.from({ length: 6 }, () => 'down'),
    'enter',
  );
  expect(shown(at)).toEqual([
    'Migrate: to which host?',
    '> there',
    '  closed (It is in maintenance mode.)',
    '  dead (It does not answer.)',
  ]);
  const ask = press(at, 'enter');
  expect(seen(ask)).toContain('They keep running on there.');
  expect(last(press(ask, 'f8'))).toMatchObject({ request: { verb: 'migrate', host: 'there' } });
});

test('each VM tells how it goes, and the list is read again', () => {
  const work = press(opened(), 'enter', 'enter', 'type:y');
  const step = (state: 'begun' | 'done' | 'failed', detail: string): ConsoleEvent => ({
    kind: 'itemStep',
    change: 'vmWork',
    id: 'backup',
    name: 'backup',
    state,
    detail,
  });
  expect(seen(tell(work, step('begun', '40 %')))).toContain('- backup: starting (40 %)');
  const failed = tell(work, step('begun', ''), step('failed', 'NO_HOSTS_AVAILABLE'), {
    kind: 'changed',
    change: 'vmWork',
    result: { ok: false, code: 'itemsFailed', detail: '' },
  });
  expect(shown(failed)).toEqual([
    'Virtual Machines: Start',
    '! backup: failed (NO_HOSTS_AVAILABLE)',
    '',
    'Not all of it was done.',
  ]);
  const back = press(failed, 'escape');
  expect(title(back)).toBe('All VMs');
  expect(last(back)).toEqual({ kind: 'readObjects', of: 'vms' });
  // Left, and told once more when it fails.
  const left = tell(press(work, 'escape'), step('failed', 'X'), {
    kind: 'changed',
    change: 'vmWork',
    result: { ok: false, code: 'itemsFailed', detail: '' },
  });
  expect(seen(left)).toContain('! backup: failed (X)');
});

test('nobody has to log in to look; who wants to change something has to', () => {
  const at = tell(openItem(locked(), 'All VMs'), pool(all));
  expect(title(at)).toBe('All VMs');
  const asked = press(at, 'enter', 'enter', 'type:y');
  expect(title(asked)).toBe('Log In');
  expect(asked.effects.some(({ kind }) => kind === 'vmWork')).toBe(false);
});

test('without XAPI the page says so, and names what the hypervisor runs', () => {
  const down = { xapi: 'stopped' } as const;
  const at = tell(openItem(ready(hostFacts(down), hostStatus(down)), 'All VMs'), {
    kind: 'objects',
    of: 'vms',
    found: unknown('unreachable'),
  });
  expect(seen(at)).toContain('XAPI is not running.');
  expect(seen(at)).toContain('- web server');
  expect(last(press(at, 'f5'))).toEqual({ kind: 'readObjects', of: 'vms' });
  const refused = tell(openItem(ready(), 'All VMs'), {
    kind: 'objects',
    of: 'vms',
    found: unknown('refused', 'HOST_STILL_BOOTING'),
  });
  expect(seen(refused)).toContain('XAPI is starting');
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { known, unknown, type HostFacts } from '../../src/model/index.js';
import type { StartupPorts } from '../../src/startup/index.js';
import { factsOf } from '../support/host/read-host.js';
import { triggerPath } from './startup-host.js';
import { briefly, WaitingHost } from './waiting-host.js';

let wait: WaitingHost;
beforeEach(async () => {
  wait = await WaitingHost.open(10);
  await writeFile(join(wait.host.dir, 'etc/xensource/pool.conf'), 'slave:192.0.2.9');
});
afterEach(() => wait.close());

const vm = { uuid: '0e3f6c9a-7a51-4a39-9a7e-3d0d6f2c1b55', name: 'database' };

/** A supporter whose coordinator does not answer. Its files stay as they are, so one look does. */
function emergency(vms: HostFacts['runningVms'] = known([])): Partial<StartupPorts> {
  let files: Promise<HostFacts> | null = null;
  return {
    openSession: () =>
      Promise.resolve({
        ok: false,
        error: { kind: 'transport', method: '', code: 'refused', detail: '' },
      }),
    readFacts: async () => ({
      ...(await (files ??= factsOf(wait.host.dir))),
      xapi: 'emergency',
      runningVms: vms,
    }),
    newPlanId: () => 'second',
  };
}

const history = async () => {
  const status = await wait.resets.status();
  return status.ok ? status.value.history : [];
};

test('a supporter in emergency mode is reset once to its former values, and restarts', async () => {
  const events = await wait.follow(emergency());
  expect(
    events.flatMap((event) => (event.kind === 'confirmWait' ? [event.wait] : [])),
  ).toMatchObject([
    { state: 'waiting', begunBy: 'emergency' },
    { state: 'returning', way: 'files', planId: 'second' },
    { state: 'returned', way: 'files' },
  ]);
  expect(await wait.host.file(triggerPath)).toBe(
    'DEVICE=eth0\nMODE=static\nIP=192.168.1.10\nNETMASK=255.255.255.0\n' +
      'GATEWAY=192.168.1.1\nDNS=192.168.1.1\n',
  );
  expect((await history()).map(({ plan }) => plan.id)).toEqual(['first', 'second']);
  expect((await history()).at(-1)).toMatchObject({ thenRebuild: true, confirmWithin: null });
  expect(await wait.follow(emergency())).toEqual([]);
  expect(await history()).toHaveLength(2);
});

test.each([
  ['a VM runs', known([vm])],
  ['nobody knows whether one runs', unknown('unreadable')],
] as const)('never while VMs run: %s', async (_, vms) => {
  const events = await wait.follow(emergency(vms), briefly(40));
  expect(events.at(-1)).toEqual({ kind: 'returnPostponed', why: 'vmsRun' });
  expect(await wait.host.file(triggerPath)).toBeNull();
  await wait.follow(emergency());
  expect((await wait.record()).wait).toMatchObject({ state: 'returned', way: 'files' });
});

test('a second reset that was cut off is completed, not begun again', async () => {
  await wait.follow(emergency(), briefly(21));
  await wait.resets.recordWait('first', { state: 'returning', way: 'files', planId: 'second' });
  await wait.follow(emergency(), briefly(1));
  // Killed after the second reset was begun, before the wait was told of it.
  await wait.follow(emergency());
  expect((await history()).map(({ plan }) => plan.id)).toEqual(['first', 'second']);
  expect((await wait.record()).wait).toMatchObject({ state: 'returned', way: 'files' });
});

test('a supporter that comes out of its emergency gets the whole time after that', async () => {
  await wait.follow(emergency(), briefly(15));
  await writeFile(join(wait.host.dir, 'etc/xensource/pool.conf'), 'master');
  await wait.follow({}, briefly(15));
  expect((await wait.record()).wait).toMatchObject({ state: 'waiting', begunBy: 'report' });
});

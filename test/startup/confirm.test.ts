import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostNetworking, KeptNetworking } from '../../src/model/index.js';
import { networkingText, recordRestored } from '../../src/reset/index.js';
import { confirmOrReturn } from '../../src/startup/index.js';
import { startupEventText } from '../../src/text/index.js';
import { briefly, WaitingHost } from './waiting-host.js';

let wait: WaitingHost;
beforeEach(async () => {
  wait = await WaitingHost.open(10);
});
afterEach(() => wait.close());

const states = async (): Promise<unknown> => (await wait.record()).wait;

/** Without what xapi's own calls make anew: the MACs of tunnels and the MTU of a VLAN. */
const withoutMade = (networking: HostNetworking): HostNetworking => ({
  ...networking,
  pifs: networking.pifs.map((pif) => (pif.physical ? pif : { ...pif, mac: '', mtu: null })),
});
const former = (kept: KeptNetworking | null): string =>
  kept === null ? '' : networkingText(withoutMade(kept.networking));

test('nobody confirms: after ten minutes the former configuration is back, and only once', async () => {
  const { kept } = await wait.record();
  const before = wait.clock.seconds;
  const events = await wait.follow();
  expect(
    events.flatMap((event) => (event.kind === 'confirmWait' ? [event.wait.state] : [])),
  ).toEqual(['waiting', 'returning', 'returned']);
  expect(wait.clock.seconds - before).toBeGreaterThanOrEqual(600);
  expect(wait.clock.seconds - before).toBeLessThan(660);
  expect(await wait.networking(withoutMade)).toBe(former(kept));
  expect(await states()).toMatchObject({ state: 'returned', gaps: [] });
  expect(await wait.follow()).toEqual([]);
});

test('nothing is done while another process follows the wait', async () => {
  let left = 3;
  const follow = confirmOrReturn(await wait.ports(), {
    waits: true,
    leaves: () => (left -= 1) > 0,
  });
  await follow.next();
  expect(left).toBe(0);
  expect(await states()).toMatchObject({ state: 'waiting' });
});

test('a confirmation in time ends the wait, and nothing is called after it', async () => {
  await wait.follow({}, briefly(3));
  await wait.resets.recordWait('first', { state: 'confirmed', user: 'root' });
  wait.passes(10_000);
  const calls = wait.host.calls.length;
  expect(await wait.follow()).toEqual([]);
  expect(wait.host.calls).toHaveLength(calls);
  expect(await states()).toMatchObject({ state: 'confirmed', user: 'root' });
});

test.each([
  ['made', { state: 'cancelled', why: 'undone' }],
  ['failed', { state: 'waiting' }],
])('an undo through XAPI whose management interface is %s', async (state, now) => {
  await wait.follow({}, briefly(3));
  const items = [{ kind: 'management', name: 'eth0', state, detail: '' }];
  expect(await recordRestored(wait.resets, 'first', items)).toMatchObject({ ok: true });
  expect(await states()).toMatchObject(now);
});

test('the time begins again after a reboot, also when it was nearly over', async () => {
  await wait.follow({}, briefly(19));
  wait.reboot();
  const events = await wait.follow({}, briefly(15));
  expect(events).toMatchObject([{ kind: 'confirmWait', wait: { state: 'waiting' } }]);
  expect(await states()).toMatchObject({
    state: 'waiting',
    since: { boot: 'second', seconds: 5 },
  });
  await wait.follow();
  expect(await states()).toMatchObject({ state: 'returned' });
});

test('a program that starts after the time is over brings it back at once', async () => {
  await wait.follow({}, briefly(1));
  wait.passes(5000);
  await wait.follow({}, briefly(1));
  expect(await states()).toMatchObject({ state: 'returned', way: 'xenapi' });
});

test('the wall clock has no say', async () => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2099, 0, 1));
  await wait.follow({ now: () => '2099-01-01T00:00:00Z' }, briefly(3));
  now.mockRestore();
  expect(await states()).toMatchObject({ state: 'waiting' });
});

test.each([
  [
    'a file',
    async () => {
      const path = join(wait.host.dir, 'etc/xensource-inventory');
      await writeFile(
        path,
        `${(await wait.host.file('etc/xensource-inventory')) ?? ''}\nMINE='1'\n`,
      );
    },
  ],
  [
    'an address of another port',
    async () => {
      const own = (await wait.host.pifs()).find(({ device }) => device === 'eth4');
      const ref = await wait.host.call('PIF.get_by_uuid', [own?.['uuid'] ?? '']);
      await wait.host.call('PIF.reconfigure_ip', [ref, 'DHCP', '', '', '', '']);
    },
  ],
])('%s that somebody has changed cancels the return', async (_, change) => {
  await wait.follow({}, briefly(1));
  await change();
  const before = await wait.networking();
  await wait.follow();
  expect(await states()).toMatchObject({ state: 'cancelled', why: 'changed' });
  expect(await wait.networking()).toBe(before);
});

test('killed between any two calls of the return, the next program completes it', async () => {
  const { kept } = await wait.record();
  await wait.follow({}, briefly(1));
  wait.passes(600);
  for (let cut = 1; ; cut += 7) {
    const calls = wait.host.calls.length;
    // Every call after the cut fails, as it does for a program that has been killed.
    wait.host.breaksCall = () => (wait.host.calls.length - calls > cut ? 'instead' : null);
    await wait.follow({}, briefly(1));
    wait.host.breaksCall = () => null;
    if ((await wait.record()).wait?.state !== 'returning') break;
  }
  await wait.follow();
  expect(await states()).toMatchObject({ state: 'returned' });
  expect(await wait.networking(withoutMade)).toBe(former(kept));
});

test('while XAPI does not answer, the return waits for it, and that is told once', async () => {
  await wait.follow({}, briefly(1));
  wait.passes(600);
  wait.host.breaksCall = () => 'instead';
  expect(await wait.follow({}, briefly(5))).toEqual([
    { kind: 'returnPostponed', why: 'xapiSilent' },
  ]);
  wait.host.breaksCall = () => null;
  await wait.follow();
  expect(await states()).toMatchObject({ state: 'returned' });
});

test('what cannot come back with it is told', async () => {
  const { kept } = await wait.record();
  const vlan = kept?.networking.vlans[0];
  const pif = kept?.networking.pifs.find(({ ref }) => ref === vlan?.pif);
  await wait.follow({}, briefly(1));
  wait.host.instead = (method) => (method === 'VLAN.create' ? 'OpaqueRef:none' : null);
  const events = await wait.follow();
  const told = events.map((event) => startupEventText(event)).join('\n');
  expect(told).toContain(`Not back: ${pif?.device ?? ''} VLAN ${vlan?.tag ?? ''} (`);
  expect(await states()).toMatchObject({ state: 'returned' });
});

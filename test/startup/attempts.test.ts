import { dryRunMachine } from '../../src/embedded/index.js';
import { openResets } from '../../src/host/index.js';
import { embeddedAt } from '../support/host/hosts.js';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startupPorts } from '../../src/startup/index.js';
import { startupErrorText } from '../../src/text/index.js';
import { StartupHost, triggerPath } from './startup-host.js';

let host: StartupHost;

beforeEach(async () => {
  host = await StartupHost.open();
});

afterEach(() => host.close());

const dhcpOnEth1 = 'DEVICE=eth1\nMODE=dhcp\n';

describe.each(['host.reset_networking', 'PIF.scan', 'PIF.reconfigure_ip', 'PIF.get_all_records'])(
  '%s fails',
  (method) => {
    test.each(['instead', 'afterwards'] as const)(
      '%s: the trigger stays, and the next start completes the reset',
      async (how) => {
        await host.trigger(dhcpOnEth1);
        host.breaksCall = (called) => (called === method ? how : null);
        const failed = await host.complete();
        expect(failed.outcome).toMatchObject({
          result: 'failed',
          error: { code: 'xapi.failed', subject: method, wiped: true },
        });
        expect(failed.events.at(-1)).toMatchObject({ kind: 'failed', attempt: 1, setAside: false });
        expect(await host.file(triggerPath)).toBe(dhcpOnEth1);

        host.breaksCall = () => null;
        await host.restart();
        const again = await host.complete();
        expect(again.events[0]).toMatchObject({ kind: 'found', attempt: 2 });
        expect(again.outcome).toMatchObject({ result: 'completed' });
        expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
          { device: 'eth1', IP: '10.20.0.131' },
        ]);
      },
    );
  },
);

test(
  'host.management_reconfigure is refused: the trigger stays, and the next start completes ' +
    'the reset',
  async () => {
    await host.trigger(dhcpOnEth1);
    host.breaksCall = (called) => (called === 'host.management_reconfigure' ? 'instead' : null);
    expect((await host.complete()).outcome).toMatchObject({
      result: 'failed',
      error: { code: 'xapi.failed', subject: 'host.management_reconfigure', wiped: true },
    });
    host.breaksCall = () => null;
    await host.restart();
    expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
  },
);

test('a connection lost over host.management_reconfigure is no error when management has moved', async () => {
  await host.trigger(dhcpOnEth1);
  host.breaksCall = (called) => (called === 'host.management_reconfigure' ? 'afterwards' : null);
  expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
});

test('HA on in the pool: nothing is forgotten, no attempt is counted, and what to do is named', async () => {
  await host.trigger(dhcpOnEth1);
  const before = await host.pifs();
  host.instead = (called) =>
    called === 'pool.get_all_records' ? { p: { ha_enabled: true } } : null;
  for (let start = 0; start < 4; start += 1) {
    const { outcome } = await host.complete();
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'ha.enabled', wiped: false },
    });
    if (outcome.result === 'failed')
      expect(startupErrorText(outcome.error)).toContain('xe pool-ha-disable');
  }
  expect(await host.pifs()).toEqual(before);
  expect(await host.file(triggerPath)).toBe(dhcpOnEth1);
  host.instead = () => null;
  expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
});

test('a VLAN keeps its network also when the first attempt broke off after the wipe', async () => {
  await host.trigger('DEVICE=eth1\nMODE=dhcp\nVLAN=55\n');
  host.breaksCall = (method) => (method === 'PIF.scan' ? 'instead' : null);
  await host.complete();
  host.breaksCall = () => null;
  // The other host's PIF of the VLAN would lead to the network as well: only our own memory may be
  // asked.
  await host.forgetOtherHost();
  const backup = [...(await host.records('network'))].find(
    ([, network]) => network['name_label'] === 'Backup',
  )?.[0];
  await host.complete();
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
    { network: backup, VLAN: 55 },
  ]);
});

test(
  'after three tries the trigger is set aside with the reason beside it, and no start wipes ' +
    'again',
  async () => {
    await host.trigger(dhcpOnEth1);
    host.breaksCall = (method) => (method === 'PIF.scan' ? 'instead' : null);
    const outcomes = [];
    for (let start = 1; start <= 3; start += 1)
      outcomes.push((await host.complete()).events.at(-1));
    expect(outcomes).toMatchObject([
      { kind: 'failed', attempt: 1, setAside: false, trigger: '/var/tmp/network-reset' },
      { kind: 'failed', attempt: 2, setAside: false },
      { kind: 'failed', attempt: 3, setAside: true, trigger: '/var/tmp/network-reset.failed' },
    ]);
    expect(await host.file(triggerPath)).toBeNull();
    expect(await host.file(`${triggerPath}.failed`)).toBe(dhcpOnEth1);
    expect(await host.file(`${triggerPath}.failed.reason`)).toContain('XAPI refused PIF.scan');
    host.calls.length = 0;
    expect((await host.complete()).outcome).toEqual({ result: 'nothing' });
    expect(host.calls).toEqual([]);
  },
);

test('attempts that ended without a word count too: the fourth start does not wipe', async () => {
  await host.trigger(dhcpOnEth1);
  for (let crash = 1; crash <= 3; crash += 1) {
    const ports = host.complete({ openSession: () => Promise.reject(new Error('power cut')) });
    await expect(ports).rejects.toThrow('power cut');
  }
  const { outcome } = await host.complete();
  expect(outcome).toMatchObject({ result: 'failed', error: { code: 'attempts.exhausted' } });
  expect(host.calls).toEqual([]);
  expect(await host.file(`${triggerPath}.failed`)).toBe(dhcpOnEth1);
});

test('a XAPI that does not answer, or refuses before anything is wiped, never costs the trigger', async () => {
  await host.trigger(dhcpOnEth1);
  const silent = {
    ok: false,
    error: { kind: 'transport', code: 'notFound', detail: 'ENOENT' },
  } as const;
  const booting = {
    ok: false,
    error: { kind: 'api', code: 'HOST_STILL_BOOTING', params: [] },
  } as const;
  for (const opened of [silent, booting, silent, booting, silent]) {
    const { outcome, events } = await host.complete({
      openSession: () => Promise.resolve(opened),
      xapi: '/var/lib/xcp/xapi',
    });
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: opened === silent ? 'xapi.unreachable' : 'xapi.failed', wiped: false },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'failed', attempt: 1, setAside: false });
    if (outcome.result === 'failed' && opened === silent)
      expect(startupErrorText(outcome.error)).toMatch(
        /^XAPI does not answer at \/var\/lib\/xcp\/xapi: there is no such socket or host\. .*systemctl.*Nothing was changed/,
      );
  }
  expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
});

test('another trigger starts counting anew', async () => {
  await host.trigger('DEVICE=eth9\nMODE=dhcp\n');
  await host.complete();
  await host.complete();
  await host.trigger(dhcpOnEth1);
  const { events } = await host.complete();
  expect(events[0]).toMatchObject({ kind: 'found', attempt: 1 });
});

test('the same wish may come again and again: only tries of one and the same trigger count', async () => {
  for (let reset = 1; reset <= 5; reset += 1) {
    await host.trigger(dhcpOnEth1);
    const { events, outcome } = await host.complete();
    expect(events[0]).toMatchObject({ kind: 'found', attempt: 1 });
    expect(outcome.result).toBe('completed');
  }
});

test(
  'a wish that was set aside may be made again; when it succeeds, nothing speaks of the ' +
    'error any more',
  async () => {
    await host.trigger(dhcpOnEth1);
    host.breaksCall = (method) => (method === 'PIF.scan' ? 'instead' : null);
    for (let start = 1; start <= 3; start += 1) await host.complete();
    host.breaksCall = () => null;
    await host.trigger(dhcpOnEth1);
    expect((await host.complete()).outcome.result).toBe('completed');
    expect(await host.file(`${triggerPath}.failed`)).toBeNull();
    expect(await host.file(`${triggerPath}.failed.reason`)).toBeNull();
  },
);

test('a link in the place of the trigger counts for nothing: anyone may have put it there', async () => {
  await writeFile(join(host.dir, 'etc/secret'), dhcpOnEth1);
  await symlink('/etc/secret', join(host.dir, triggerPath));
  expect((await host.complete()).outcome).toEqual({ result: 'nothing' });
  expect(host.calls).toEqual([]);
});

test('a trigger that cannot be deleted is an error, and the count ends the repeating', async () => {
  await host.trigger(dhcpOnEth1);
  const ports = await startupPorts(
    await embeddedAt(host.dir),
    await openResets({ root: host.dir, machine: dryRunMachine() }),
    host.client(),
    'ask',
    startupErrorText,
  );
  const stuck = {
    ...ports.files,
    remove: (path: string) =>
      path === '/var/tmp/network-reset'
        ? Promise.resolve({
            ok: false as const,
            error: { code: 'readOnly' as const, subject: path, cause: 'EROFS', retryable: false },
          })
        : ports.files.remove(path),
  };
  const ends = [];
  for (let start = 1; start <= 4; start += 1)
    ends.push((await host.complete({ files: stuck })).outcome);
  expect(ends).toMatchObject([
    { error: { code: 'trigger.undeletable' } },
    { error: { code: 'trigger.undeletable' } },
    { error: { code: 'trigger.undeletable' } },
    { error: { code: 'attempts.exhausted' } },
  ]);
  expect(host.calls.filter((call) => call === 'host.reset_networking')).toHaveLength(3);
});

test('where the count cannot be kept, nothing is wiped', async () => {
  await host.trigger(dhcpOnEth1);
  await writeFile(join(host.dir, 'var/lib/xsconsole'), 'a file where a folder should be');
  const { outcome } = await host.complete();
  expect(outcome).toMatchObject({
    result: 'failed',
    error: { code: 'state.unwritable', wiped: false },
  });
  expect(host.calls).toEqual([]);
});

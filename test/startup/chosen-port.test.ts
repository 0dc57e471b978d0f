import { startNetwork, dryRunMachine } from '../../src/embedded/index.js';
import { openTree, openResets } from '../../src/host/index.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finish, parseMac } from '../../src/model/index.js';
import {
  emptyDraft,
  makePlan,
  makeRequest,
  type ResetDraft,
  type ResetRecord,
} from '../../src/reset/index.js';
import { StartupHost, triggerPath } from './startup-host.js';
import { factsOf } from '../support/host/read-host.js';

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

/** The reset up to its reboot, through the library: the journal knows which port was meant. */
async function reset(draft: Partial<ResetDraft>): Promise<void> {
  const facts = await factsOf(host.dir);
  const request = makeRequest(
    { ...emptyDraft, ...draft },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan-1', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const run = (await openResets({ root: host.dir, machine: dryRunMachine() })).run(plan.value, {
    initiator: { user: 'root', tty: '', face: 'command', reason: '' },
    basis: facts.files,
    reboot: true,
  });
  await finish(run);
}

/** The next boot names the ports otherwise: what the administrator's rules say comes first. */
async function boot(rules: string): Promise<void> {
  await writeFile(
    join(host.dir, 'etc/sysconfig/network-scripts/interface-rename-data/static-rules.conf'),
    rules,
  );
  await startNetwork(await openTree(host.dir));
}

test('the port that was chosen is the port that is used, also under another name', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('eth0:mac="3c:ec:ef:12:a0:55"\neth1:mac="3c:ec:ef:12:a0:54"\n');
  const { events, outcome } = await host.complete();
  expect(events).toContainEqual({
    kind: 'moved',
    mac: '3c:ec:ef:12:a0:55',
    from: 'eth1',
    to: 'eth0',
  });
  expect(outcome).toMatchObject({ result: 'completed', report: { planId: 'plan-1' } });
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
    { device: 'eth0', MAC: '3c:ec:ef:12:a0:55', IP: '10.20.0.131' },
  ]);
});

test('the report goes into the journal', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('');
  const { outcome } = await host.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  const status = await (await openResets({ root: host.dir, machine: dryRunMachine() })).status();
  expect(status.ok && status.value.history.at(-1)?.completed?.report).toEqual(outcome.report);
});

/**
 * The disk is put into another machine: the chosen port is none of its NICs, `name` is what another
 * one is called there.
 */
async function otherMachine(name: string): Promise<void> {
  const hardware = (await host.file('etc/embedded-hardware.json')) ?? '';
  await writeFile(
    join(host.dir, 'etc/embedded-hardware.json'),
    hardware.replace('3c:ec:ef:12:a0:55', '3c:ec:ef:ff:ff:ff'),
  );
  await boot(`${name}:mac="3c:ec:ef:ff:ff:ff"\n`);
}

/** The newest reset in the journal. */
async function record(): Promise<ResetRecord> {
  const status = await (await openResets({ root: host.dir, machine: dryRunMachine() })).status();
  const newest = status.ok ? status.value.history.at(-1) : undefined;
  if (newest === undefined) throw new Error(JSON.stringify(status));
  return newest;
}

describe('a port that is gone (the disk in another machine)', () => {
  test(
    'becomes a question; nothing is wiped and no try is counted, however often the host ' +
      'starts',
    async () => {
      await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
      await otherMachine('eth1');
      const before = await host.pifs();
      const question = { device: 'eth1', mac: '3c:ec:ef:12:a0:55', used: '' };
      for (let start = 0; start < 4; start += 1) {
        const { events, outcome } = await host.complete();
        expect(outcome).toEqual({ result: 'asked', question });
        expect(events.at(-1)).toEqual({ kind: 'asked', question, trigger: `/${triggerPath}` });
      }
      expect(await record()).toMatchObject({ question, answer: null, completed: null });
      expect(await host.pifs()).toEqual(before);
      expect(await host.file(triggerPath)).toBe('DEVICE=eth1\nMODE=dhcp\n');
    },
  );

  test('the answer completes the sequence on the port that was named', async () => {
    await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
    await otherMachine('eth1');
    await host.complete();
    const resets = await openResets({ root: host.dir, machine: dryRunMachine() });
    const mac = parseMac('3c:ec:ef:12:a0:54');
    if (mac === null) throw new Error('no MAC');
    await resets.recordAnswer(
      'plan-1',
      { device: 'eth0', mac },
      { user: 'root', tty: '', face: 'console', reason: '' },
    );
    const { events, outcome } = await host.complete();
    expect(events).toContainEqual({ kind: 'moved', mac, from: 'eth1', to: 'eth0' });
    expect(outcome).toMatchObject({ result: 'completed', report: { planId: 'plan-1' } });
    expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
      { device: 'eth0', IP: '192.168.1.57' },
    ]);
  });

  test(
    'where nobody is there to answer, the device by its name, a red line, and the question ' +
      'all the same',
    async () => {
      await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
      await otherMachine('eth1');
      const { outcome } = await host.complete({ unmatched: 'useName' });
      if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
      expect(outcome.report.checks).toContainEqual({
        code: 'mac',
        wanted: '3c:ec:ef:12:a0:55',
        got: '3c:ec:ef:ff:ff:ff',
        ok: false,
      });
      expect(await record()).toMatchObject({
        question: { used: 'eth1' },
        answer: null,
        completed: { report: outcome.report },
      });
    },
  );

  test('where nobody is there and no device has its name: an error, and the question', async () => {
    await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
    await otherMachine('eth9');
    expect((await host.complete({ unmatched: 'useName' })).outcome).toMatchObject({
      result: 'failed',
      error: { code: 'device.absent', wiped: false },
    });
    expect(await record()).toMatchObject({ question: { used: '' } });
  });
});

test(
  'what the pool database has lost is told by name: what was there before the first wipe, ' +
    'and is not there again',
  async () => {
    await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
    await boot('');
    host.breaksCall = (method) => (method === 'PIF.scan' ? 'instead' : null);
    expect((await host.complete()).outcome).toMatchObject({ result: 'failed' });
    host.breaksCall = () => null;
    const { outcome } = await host.complete();
    if (outcome.result !== 'completed' || outcome.report.lost?.known !== true)
      throw new Error(JSON.stringify(outcome));
    const { lost } = outcome.report;
    expect(lost.value.bonds).toEqual([expect.stringContaining('eth2 + eth3')]);
    expect(lost.value.pifs.some((pif) => /^eth0\b(?! VLAN)/u.test(pif))).toBe(false);
    expect(lost.value.vlans.length).toBeGreaterThan(0);
  },
);

test('a trigger by another tool has no chosen port: the device by its name', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('');
  await host.trigger('DEVICE=eth0\nMODE=dhcp\n');
  expect((await host.complete()).outcome).toMatchObject({
    result: 'completed',
    report: { planId: null },
  });
});

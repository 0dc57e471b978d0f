import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openResets, readHostFacts, startNetwork, wouldRunMachine } from '../../src/host/index.js';
import { emptyDraft, makePlan, makeRequest, type ResetDraft } from '../../src/reset/index.js';
import { Bench } from './bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

/** The reset up to its reboot, through the library: the journal knows which port was meant. */
async function reset(draft: Partial<ResetDraft>): Promise<void> {
  const facts = await readHostFacts(bench.dir);
  const request = makeRequest({ ...emptyDraft, ...draft }, { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan-1', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const run = (await openResets(bench.dir, wouldRunMachine())).run(plan.value, { initiator: { user: 'root', tty: '', face: 'command', reason: '' }, basis: facts.files, reboot: true });
  for (let step = await run.next(); step.done !== true; step = await run.next());
}

/** The next boot names the ports otherwise: what the administrator's rules say comes first. */
async function boot(rules: string): Promise<void> {
  await writeFile(join(bench.dir, 'etc/sysconfig/network-scripts/interface-rename-data/static-rules.conf'), rules);
  await startNetwork(bench.dir);
}

test('the port that was chosen is the port that is used, also under another name', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('eth0:mac="3c:ec:ef:12:a0:55"\neth1:mac="3c:ec:ef:12:a0:54"\n');
  const { events, outcome } = await bench.complete();
  expect(events).toContainEqual({ kind: 'moved', mac: '3c:ec:ef:12:a0:55', from: 'eth1', to: 'eth0' });
  expect(outcome).toMatchObject({ result: 'completed', report: { planId: 'plan-1' } });
  expect((await bench.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([{ device: 'eth0', MAC: '3c:ec:ef:12:a0:55', IP: '10.20.0.131' }]);
});

test('the report goes into the journal', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('');
  const { outcome } = await bench.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  const status = await (await openResets(bench.dir, wouldRunMachine())).status();
  expect(status.ok && status.value.history.at(-1)?.completed?.report).toEqual(outcome.report);
});

test('a port that is gone (the disk in another machine): the device by its name, and a red line', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  const hardware = await bench.file('etc/embedded-hardware.json') ?? '';
  await writeFile(join(bench.dir, 'etc/embedded-hardware.json'), hardware.replace('3c:ec:ef:12:a0:55', '3c:ec:ef:ff:ff:ff'));
  await boot('eth1:mac="3c:ec:ef:ff:ff:ff"\n');
  const { outcome } = await bench.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  expect(outcome.report.checks).toContainEqual({ code: 'mac', wanted: '3c:ec:ef:12:a0:55', got: '3c:ec:ef:ff:ff:ff', ok: false });
});

test('a trigger by another tool has no chosen port: the device by its name', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await boot('');
  await bench.trigger('DEVICE=eth0\nMODE=dhcp\n');
  expect((await bench.complete()).outcome).toMatchObject({ result: 'completed', report: { planId: null } });
});

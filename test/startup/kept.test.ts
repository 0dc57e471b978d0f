import { dryRunMachine, startNetwork } from '../../src/embedded/index.js';
import { openResets, openTree } from '../../src/host/index.js';
import { finish, type KeptNetworking } from '../../src/model/index.js';
import { emptyDraft, keptNetworking, makePlan, makeRequest } from '../../src/reset/index.js';
import { factsOf } from '../support/host/read-host.js';
import { StartupHost } from './startup-host.js';

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

/**
 * A reset up to its reboot while XAPI is down; what it kept, and what the start-up makes of that.
 */
async function resetWithXapiDown(): Promise<readonly (KeptNetworking | null)[]> {
  const facts = await factsOf(host.dir);
  const request = makeRequest(
    { ...emptyDraft, device: 'eth1', ipv4Mode: 'dhcp' },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const made = makePlan(request.value, facts, { id: 'plan-1', createdAt: '2026-01-02T03:04:05Z' });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const resets = await openResets({ root: host.dir, machine: dryRunMachine() });
  const run = resets.run(made.value, {
    initiator: { user: 'root', tty: '', face: 'command', reason: '' },
    basis: facts.files,
    reboot: true,
    kept: keptNetworking(facts, '2026-01-02T03:04:05Z'),
  });
  await finish(run);
  const kept = async (): Promise<KeptNetworking | null> => {
    const status = await resets.status();
    return status.ok ? (status.value.history.at(-1)?.kept ?? null) : null;
  };
  const before = await kept();
  await startNetwork(await openTree(host.dir));
  await host.complete();
  return [before, await kept()];
}

test('what a file has told before the reset is read once more from XAPI before it is wiped', async () => {
  const [before, after] = await resetWithXapiDown();
  expect(before?.sources.bonds?.from).toBe('database');
  expect(after?.sources.bonds?.from).toBe('xapi');
  expect(after?.networking.bonds).toHaveLength(before?.networking.bonds.length ?? -1);
  expect(after?.networking.bonds.length).toBeGreaterThan(0);
});

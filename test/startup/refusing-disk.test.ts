import { dryRunMachine } from '../../src/embedded/index.js';
import { machineDisk, openResets } from '../../src/host/index.js';
import type { Resets } from '../../src/reset/index.js';
import { hookedDisk, systemError } from '../support/disk/hooked-disk.js';
import { kindsOfChange, thorough } from '../support/disk/kinds-of-change.js';
import { reset } from '../support/host/host-reset.js';
import { startupEventText } from '../../src/text/index.js';
import { StartupHost, triggerPath } from './startup-host.js';

/** A host that has been reset and started again: trigger and journal are there. */
async function resetHost(): Promise<StartupHost> {
  const host = await StartupHost.open();
  expect(await reset(host.dir, ['--yes', '--device', 'eth1'])).toMatchObject({ status: 0 });
  return host;
}

/** The resets of the host, and its files, on a disk whose changes are announced. */
const resetsOn = (host: StartupHost, before: (change: string) => void): Promise<Resets> =>
  openResets(
    { root: host.dir, machine: dryRunMachine() },
    { disk: hookedDisk(machineDisk, { before }) },
  );

async function changesOf(host: StartupHost): Promise<readonly string[]> {
  const changes: string[] = [];
  const resets = await resetsOn(host, (change) => changes.push(change));
  expect((await host.complete({ resets, files: resets.files })).outcome.result).toBe('completed');
  return changes;
}

/** The reset is complete, and `--status` tells it. */
async function expectComplete(host: StartupHost): Promise<void> {
  expect(await host.file(triggerPath)).toBeNull();
  const management = (await host.pifs()).filter((pif) => pif['management'] === true);
  expect(management).toMatchObject([{ device: 'eth1', IP: '10.20.0.131' }]);
  const status = await (await resetsOn(host, () => undefined)).status();
  if (!status.ok) throw new Error(status.error.cause);
  expect(status.value.triggerTaken || status.value.latest.state === 'completed').toBe(true);
}

/** EIO strikes the syncs among all changes too. */
const disks = [
  ['ENOSPC', 'from then on'],
  ['EIO', 'once'],
  ...(thorough ? ([['failing fsync', 'once']] as const) : []),
] as const;

test.each(disks)(
  '%s %s at each kind of change of the start-up step: complete, or the trigger stays and the ' +
    'next start completes it',
  async (code, when) => {
    const first = await resetHost();
    const counted = await first.again();
    const all = await changesOf(counted);
    await counted.close();
    const tried = kindsOfChange(
      all.map((name) => name.replace(counted.dir, '')),
      'operation',
    );
    expect(tried.length).toBeGreaterThan(10);
    for (const at of tried) {
      const host = await first.again();
      const trigger = await host.file(triggerPath);
      let number = 0;
      const resets = await resetsOn(host, (change) => {
        const struck = when === 'once' ? number === at : number >= at;
        number += 1;
        const isSync = /^f?sync/u.test(change);
        const needsNone = isSync || /^(unlink|rmdir|truncate)/u.test(change);
        if (struck && (code === 'failing fsync' ? isSync : code !== 'ENOSPC' || !needsNone))
          throw systemError(code === 'failing fsync' ? 'EIO' : code);
      });
      const { outcome, events } = await host.complete({ resets, files: resets.files });
      if (outcome.result === 'completed') await expectComplete(host);
      else {
        const code = outcome.result === 'failed' ? outcome.error.code : outcome.result;
        expect(code).toMatch(/^(?:state|trigger)\.un/u);
        expect(events.at(-1)).toMatchObject({ kind: 'failed', setAside: false });
        // A disk that failed in the sync alone has let the name go.
        expect([trigger, null]).toContain(await host.file(triggerPath));
        await host.restart();
        expect(['completed', 'nothing']).toContain((await host.complete()).outcome.result);
        await expectComplete(host);
      }
      await host.close();
    }
    await first.close();
  },
  300_000,
);

test('a trigger that is immutable is told by its name, and stays', async () => {
  const host = await resetHost();
  const resets = await resetsOn(host, (change) => {
    if (change === `unlink ${host.dir}/${triggerPath}`) throw systemError('EPERM');
  });
  expect((await host.complete({ resets, files: resets.files })).outcome).toMatchObject({
    result: 'failed',
    error: { code: 'trigger.undeletable', subject: `/${triggerPath}`, wiped: true },
  });
  expect(await host.file(triggerPath)).not.toBeNull();
  await host.close();
});

test('a report that cannot be recorded is told, and the reset is complete', async () => {
  const host = await resetHost();
  const resets = await resetsOn(host, () => undefined);
  const error = {
    code: 'ioError',
    subject: '/var/lib/xsconsole/reset/journal',
    cause: 'no space left on device',
    retryable: true,
  } as const;
  const recordCompletion: Resets['recordCompletion'] = () => Promise.resolve({ ok: false, error });
  const full: Resets = { ...resets, recordCompletion };
  const { outcome, events } = await host.complete({ resets: full });
  expect(outcome.result).toBe('completed');
  const told = events.find(({ kind }) => kind === 'unrecorded');
  expect(told).toEqual({ kind: 'unrecorded', what: 'report', error });
  expect(told === undefined ? '' : startupEventText(told)).toContain('no space left on device');
  await host.close();
});

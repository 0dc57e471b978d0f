import { openResets } from '../../../src/host/index.js';
import { dryRunMachine } from '../../../src/embedded/index.js';
import type { Resets, TrialNow } from '../../../src/reset/index.js';
import { configuresManagement } from '../../support/story/management-story.js';
import type { Operator } from '../../support/story/operator.js';
import { runningHost, type RunningHost } from '../../support/story/running-host.js';
import { commandLine, openConsoleWith, processesOf } from '../../support/story/story.js';

/** A console beside a running host, on which the management interface was just changed. */
async function changedHost(): Promise<
  RunningHost & { readonly console: Operator; readonly resets: Resets }
> {
  const host = await runningHost();
  const console = openConsoleWith(['--root', host.dir]);
  await console.sees('Status Display', 'xcp-fra-01');
  await configuresManagement(console);
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Return unless confirmed');
  await console.choose('after 120 seconds');
  await console.sees(/Return unless confirmed +after 120 seconds/u);
  await console.choose('Continue');
  await console.sees('The countdown goes on when this console ends or is killed');
  console.session.press('f8');
  await console.sees(/returns in 1\d\d seconds/u, 'The management interface is configured');
  const resets = await openResets({ root: host.dir, machine: dryRunMachine() });
  return { ...host, console, resets };
}

const trialNow = async (resets: Resets): Promise<TrialNow> => {
  const read = await resets.trial();
  if (!read.ok || read.value === null) throw new Error('there is a trial');
  return read.value;
};

/** Moves the beginning of the time an hour back, so that the time is over. */
async function anHourPasses(resets: Resets): Promise<void> {
  const { record } = await trialNow(resets);
  const { now } = record;
  if (now.state !== 'waiting') throw new Error(now.state);
  const since = { ...now.since, seconds: Math.max(0, now.since.seconds - 3600) };
  await resets.recordTrial(record.id, { ...now, since });
}

/** Waits until the trial is in this state. */
async function trialIs(resets: Resets, state: TrialNow['record']['now']['state']): Promise<void> {
  while ((await trialNow(resets)).record.now.state !== state) await new Promise(setImmediate);
}

/** The processes that follow the trial. */
const watchers = (dir: string): readonly number[] =>
  processesOf(dir).filter((pid) => commandLine(pid).includes('--wait'));

/** Waits until nobody follows it any more. */
async function nobodyWatches(dir: string): Promise<void> {
  while (watchers(dir).length > 0) await new Promise(setImmediate);
}

/** Whether this host's management interface is on the new port. The supporter's is on eth0. */
const isNew = async ({ records }: RunningHost): Promise<boolean> =>
  (await records('PIF')).some((pif) => pif['management'] === true && pif['device'] === 'eth1');

test('the console is killed in the countdown: the former configuration returns all the same', async () => {
  const host = await changedHost();
  const [watcher] = watchers(host.dir);
  expect(watcher).toBeDefined();
  host.console.session.signal('SIGKILL');
  await host.console.session.ended();
  expect(await isNew(host)).toBe(true);
  expect((await host.command('--status')).stdout).toMatch(
    /former management interface returns in/u,
  );
  await anHourPasses(host.resets);
  await trialIs(host.resets, 'returned');
  expect(await isNew(host)).toBe(false);
  expect((await host.command('--status')).stdout).toContain('management interface is back');
  await nobodyWatches(host.dir);
});

test('the one who watches is killed too: a second console takes over', async () => {
  const host = await changedHost();
  host.console.session.signal('SIGKILL');
  await host.console.session.ended();
  for (const pid of watchers(host.dir)) process.kill(pid, 'SIGKILL');
  const second = openConsoleWith(['--root', host.dir]);
  await second.sees(/The former management interface returns in 1?\d\d seconds/u);
  await anHourPasses(host.resets);
  await second.sees('The former management interface is back.');
  expect(await isNew(host)).toBe(false);
});

test('confirmed by the command, nothing returns, and nobody watches any more', async () => {
  const host = await changedHost();
  expect(await host.command('--confirm')).toMatchObject({ status: 0, stderr: '' });
  await host.console.sees('Confirmed: the new management interface stays.');
  await nobodyWatches(host.dir);
  expect(await isNew(host)).toBe(true);
  expect((await host.command('--confirm')).status).toBe(1);
});

import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { openResets } from '../../../src/host/index.js';
import { dryRunMachine } from '../../../src/embedded/index.js';
import type { Resets, TrialNow } from '../../../src/reset/index.js';
import { runToEnd } from '../../support/run/program.js';
import { configuresManagement } from '../../support/story/management-story.js';
import type { Operator } from '../../support/story/operator.js';
import { runningHost, type RunningHost } from '../../support/story/running-host.js';
import { commandLine, openConsoleWith, processesOf } from '../../support/story/story.js';

// One host goes through these, one after the other.
let host: RunningHost;
let resets: Resets;
beforeAll(async () => {
  host = await runningHost();
  resets = await openResets({ root: host.dir, machine: dryRunMachine() });
});

/** A console beside the running host, on which the management interface was just changed. */
async function changedByConsole(): Promise<Operator> {
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
  return console;
}

const trialNow = async (): Promise<TrialNow> => {
  const read = await resets.trial();
  if (!read.ok || read.value === null) throw new Error('there is a trial');
  return read.value;
};

/** Moves the beginning of the time an hour back, so that the time is over. */
async function anHourPasses(): Promise<void> {
  const { record } = await trialNow();
  const { now } = record;
  if (now.state !== 'waiting') throw new Error(now.state);
  const since = { ...now.since, seconds: Math.max(0, now.since.seconds - 3600) };
  await resets.recordTrial(record.id, { ...now, since });
}

/** Waits until the trial is in this state. */
async function trialIs(state: TrialNow['record']['now']['state']): Promise<void> {
  const records = watch(join(host.dir, 'var/lib/xsconsole/reset'));
  try {
    for (;;) {
      const change = once(records, 'change');
      if ((await trialNow()).record.now.state === state) return;
      await change;
    }
  } finally {
    records.close();
  }
}

/** The processes that follow the trial. */
const watchers = (): readonly number[] =>
  processesOf(host.dir).filter((pid) => commandLine(pid).includes('--wait'));

/** Waits until nobody follows it any more. */
async function nobodyWatches(): Promise<void> {
  const gone = (pid: number) =>
    runToEnd('tail', ['-s', '0.1', '--pid', `${pid}`, '-f', '/dev/null']);
  await Promise.all(watchers().map(gone));
  expect(watchers()).toEqual([]);
}

/** Whether this host's management interface is on the new port. The supporter's is on eth0. */
const isNew = async (): Promise<boolean> =>
  (await host.records('PIF')).some((pif) => pif['management'] === true && pif['device'] === 'eth1');

test('the console is killed in the countdown: the former configuration returns all the same', async () => {
  const console = await changedByConsole();
  const [watcher] = watchers();
  expect(watcher).toBeDefined();
  console.session.signal('SIGKILL');
  await console.session.ended();
  expect(await isNew()).toBe(true);
  expect((await host.command('--status')).stdout).toMatch(
    /former management interface returns in/u,
  );
  await anHourPasses();
  await trialIs('returned');
  expect(await isNew()).toBe(false);
  expect((await host.command('--status')).stdout).toContain('management interface is back');
  await nobodyWatches();
});

test('the one who watches is killed too: a second console takes over', async () => {
  const console = await changedByConsole();
  console.session.signal('SIGKILL');
  await console.session.ended();
  for (const pid of watchers()) process.kill(pid, 'SIGKILL');
  const second = openConsoleWith(['--root', host.dir]);
  await second.sees(/The former management interface returns in 1?\d\d seconds/u);
  await anHourPasses();
  await second.sees('The former management interface is back.');
  expect(await isNew()).toBe(false);
});

test('confirmed by the command, nothing returns, and nobody watches any more', async () => {
  const console = await changedByConsole();
  expect(await host.command('--confirm')).toMatchObject({ status: 0, stderr: '' });
  await console.sees('Confirmed: the new management interface stays.');
  await nobodyWatches();
  expect(await isNew()).toBe(true);
  expect((await host.command('--confirm')).status).toBe(1);
});

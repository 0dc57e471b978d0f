import { readFormer, type TrialPorts } from '../../src/startup/index.js';
import { trialHost, seconds } from '../support/trial-host.js';

test('the end of the console leaves it to the others; one of them brings it back', async () => {
  const { now, change, trials, console, pass } = await trialHost();
  const before = await now();
  await change();
  await trials.close(false);
  expect(await now()).not.toBe(before);
  const other = console();
  await other.trials.look();
  expect(other.heard).toEqual([{ state: 'waiting', secondsLeft: seconds }]);
  await pass(other.trials);
  expect(other.heard.slice(1)).toMatchObject([{ state: 'returning' }, { state: 'returned' }]);
  expect(await now()).toBe(before);
});

test('where nobody else can follow it, it returns when the console ends', async () => {
  const { now, change, trials, states, watcher } = await trialHost(null, true);
  const before = await now();
  await change();
  await trials.close(false);
  expect(states()).toEqual(['waiting', 'returning', 'returned']);
  expect(watcher.start).not.toHaveBeenCalled();
  expect(await now()).toBe(before);
});

test('two consoles that look at the same moment bring it back once', async () => {
  const { change, trials, console, clock, proxy } = await trialHost();
  await change();
  const other = console();
  clock.seconds += seconds;
  const calls = proxy.calls.length;
  await Promise.all([trials.look(), other.trials.look()]);
  const moves = proxy.calls.slice(calls).filter((call) => call === 'host.management_reconfigure');
  expect(moves).toHaveLength(1);
});

test('another console confirms, and nothing returns', async () => {
  const { change, console, pass, now, heard } = await trialHost();
  await change();
  const made = await now();
  await console().trials.keep('root');
  await pass();
  expect(heard.at(-1)).toEqual({ state: 'kept' });
  expect(await now()).toBe(made);
});

test('a console that is killed in the change: what it has made returns', async () => {
  const { now, make, pass, resets, console, ports } = await trialHost();
  const before = await now();
  const former = await readFormer(ports);
  if (!former.ok) throw new Error(former.error);
  const ahead = { seconds, hasName: false, former: former.value, afterReset: '' };
  await resets.beginTrial(ahead);
  const { trials, heard } = console();
  await trials.look();
  // As long as the process that makes the change lives, everybody else waits.
  expect(heard).toEqual([]);
  await make();
  const dead: TrialPorts['resets'] = {
    ...resets,
    trial: async () => {
      const found = await resets.trial();
      return found.ok && found.value !== null
        ? { ok: true, value: { ...found.value, changing: false } }
        : found;
    },
  };
  const later = console({ ...ports, resets: dead });
  await later.trials.look();
  expect(later.heard).toEqual([{ state: 'waiting', secondsLeft: seconds }]);
  await pass(later.trials);
  expect(await now()).toBe(before);
});

test('after a reboot the time begins again, when XAPI answers', async () => {
  const { change, pass, clock, proxy, trials, heard, now } = await trialHost();
  const before = await now();
  await change();
  Object.assign(clock, { boot: 'second', seconds: 5 });
  await proxy.become('down');
  await pass();
  expect(heard).toHaveLength(1);
  await proxy.become('up');
  await trials.look();
  expect(heard.at(-1)).toEqual({ state: 'waiting', secondsLeft: seconds });
  clock.seconds += seconds - 1;
  await trials.look();
  expect(heard).toHaveLength(2);
  clock.seconds += 1;
  await trials.look();
  expect(heard.at(-1)).toEqual({ state: 'returned', gaps: [] });
  expect(await now()).toBe(before);
});

test('the wall clock has no say', async () => {
  const { change, trials, states } = await trialHost();
  await change();
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2099, 0, 1));
  await trials.look();
  now.mockRestore();
  expect(states()).toEqual(['waiting']);
});

import { join } from 'node:path';
import type { ConsoleEvent } from '../../src/console/index.js';
import { EffectRunner } from '../../src/effects/effect-runner.js';
import { HostSession } from '../../src/effects/host-session.js';
import { TrafficWatch } from '../../src/effects/watch/traffic.js';
import { noNetworking } from '../../src/model/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { embeddedAt } from '../support/host/hosts.js';
import { temporaryFolder } from '../support/host/tree.js';

const options = {
  embedded: false,
  fresh: false,
  profile: null,
  xapi: null,
  ascii: false,
  mono: false,
  line: false,
  quietClock: false,
  escapeDelay: null,
  baud: null,
} as const;

/** The effects of a tree whose guard answers when it is let. */
async function begun() {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', false);
  const events: ConsoleEvent[] = [];
  const send = (event: ConsoleEvent): void => {
    events.push(event);
  };
  const session = new HostSession({ ...options, root }, send, () => undefined);
  const screen = {
    send,
    quit: () => undefined,
    redraw: () => undefined,
    aside: (run: () => Promise<void>) => run(),
  };
  const runner = new EffectRunner({ ...options, root }, session, screen, 'xsconsole test');
  let answer: (may: boolean) => void = () => undefined;
  const guard = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  jest.spyOn(session.access, 'mayChange').mockReturnValue(guard);
  const letting = (may: boolean): void => {
    answer(may);
  };
  return { session, runner, events, let: letting };
}

const kept = { formatVersion: 1, at: '', sources: {}, networking: noNetworking } as const;
const rebuild = { kind: 'rebuild', planId: 'a', kept, keys: [] } as const;

test('a stop waits until what it stops has begun', async () => {
  const { session, runner, let: answer } = await begun();
  const order: string[] = [];
  jest.spyOn(session.rebuilding, 'run').mockImplementation(() => {
    order.push('begun');
    return Promise.resolve();
  });
  jest.spyOn(session.rebuilding, 'stop').mockImplementation(() => {
    order.push('stopped');
  });
  const work = [runner.perform(rebuild), runner.perform({ kind: 'stopRebuild' })];
  answer(true);
  await Promise.all(work);
  expect(order).toEqual(['begun', 'stopped']);
});

test('what the guard refuses is answered, so that no page waits for ever', async () => {
  const { runner, events, let: answer } = await begun();
  answer(false);
  await runner.perform(rebuild);
  await runner.perform({ kind: 'undo', planId: 'a', by: '' });
  await runner.perform({ kind: 'readMetadata', sr: 'sr' });
  expect(events.map(({ kind }) => kind)).toEqual(['rebuildEnded', 'undoEnded', 'metadataRead']);
  expect(JSON.stringify(events)).toContain('You are logged out');
});

test('only the device that was asked for last is measured, and none after a stop', async () => {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const host = await embeddedAt(root);
  const measured: string[] = [];
  const nics = {
    ...host.nics,
    // eslint-disable-next-line @typescript-eslint/require-await
    traffic: async function* (device: string, { signal }: { readonly signal: AbortSignal }) {
      if (!signal.aborted) measured.push(device);
      watch.follow('').catch(() => undefined);
      yield* [];
    },
  };
  const watch = new TrafficWatch(
    { ...options, root },
    Promise.resolve({ ...host, nics }),
    () => undefined,
  );
  await Promise.all([watch.follow('eth0'), watch.follow(''), watch.follow('xenbr1')]);
  expect(measured).toEqual(['xenbr1']);
});

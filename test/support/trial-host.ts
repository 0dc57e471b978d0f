import { join } from 'node:path';
import type { ChangeResult, ManagementTrial } from '../../src/console/index.js';
import { reconfigure } from '../../src/effects/change/management.js';
import { failed } from '../../src/effects/change/change-place.js';
import { ManagementTrials } from '../../src/effects/watch/management-trial.js';
import { openResets } from '../../src/host/index.js';
import { ok, type Result } from '../../src/model/index.js';
import { networkingText } from '../../src/reset/index.js';
import { readFormer, startupPorts, type TrialPorts } from '../../src/startup/index.js';
import { startupErrorText } from '../../src/text/index.js';
import { connect } from '../../src/xenapi/index.js';
import { embeddedTree } from './host/embedded-tree.js';
import { embeddedAt } from './host/hosts.js';
import { temporaryFolder } from './host/tree.js';
import { wanted } from './management-change.js';
import { XapiProxy } from './xapi-proxy.js';

/** How long the countdown is. */
export const seconds = 30;

const failedWith = (detail: string): ChangeResult => ({ ok: false, code: 'failed', detail });

/** A change to a static address on eth1 and a VLAN, on trial on an embedded host. */
export async function trialHost(hostName: string | null = null, livesHere = false) {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  await proxy.become('up');
  const host = await embeddedAt(root);
  const place = { host: Promise.resolve(host), xapi: null };
  const clock = { boot: 'first', seconds: 1000 };
  const resets = await openResets(host);
  const client = connect({ socketPath: await host.system.xapiSocket() });
  const ports: TrialPorts = {
    ...(await startupPorts(host, resets, client, 'ask', startupErrorText)),
    bootTime: () => Promise.resolve({ ...clock }),
    pause: () => Promise.resolve(),
  };
  const watcher = {
    start: jest.fn((): Promise<Result<void, string>> => Promise.resolve(ok(undefined))),
    end: () => Promise.resolve(),
  };
  /** Another console of this host; it looks only when it is told to. */
  const console = (
    own = ports,
  ): { readonly heard: ManagementTrial[]; readonly trials: ManagementTrials } => {
    const heard: ManagementTrial[] = [];
    const trials = new ManagementTrials(
      () => Promise.resolve(own.resets),
      () => Promise.resolve(own),
      watcher,
      livesHere,
      (event) => {
        if (event.kind === 'managementTrial') heard.push(event.trial);
      },
      () => () => undefined,
    );
    return { heard, trials };
  };
  const { heard, trials } = console();
  const read = async () => {
    const former = await readFormer(ports);
    if (!former.ok) throw new Error(former.error);
    return former.value;
  };
  const now = async (): Promise<string> => {
    const { networking, names } = await read();
    return `${networkingText(networking)} ${JSON.stringify(names)}`;
  };
  const set = (configuration: ReturnType<typeof wanted>) =>
    reconfigure(
      place,
      '',
      { configuration: { ...configuration, mac: null }, hostName },
      { failed, onStep: () => undefined, pause: () => Promise.resolve() },
    );
  const address = ['MODE=static', 'IP=192.0.2.7', 'NETMASK=255.255.255.0'];
  const make = () => set(wanted('DEVICE=eth1', 'VLAN=77', ...address));
  return {
    proxy,
    heard,
    trials,
    watcher,
    console,
    clock,
    now,
    management: async () => (await read()).networking.pifs.filter((pif) => pif.management),
    set,
    make,
    change: async (made = make) => {
      const result = await trials.around({ seconds, hasName: hostName !== null }, made);
      return result.ok ? result.value : failedWith(result.error);
    },
    /** Lets the time pass; then this console looks, unless another one is meant. */
    pass: async (by = trials): Promise<void> => {
      clock.seconds += seconds;
      await by.look();
    },
    ports,
    resets,
    states: () => heard.map(({ state }) => state),
  };
}

import { openTree, openResets } from '../../../src/host/index.js';
import { startNetwork, dryRunMachine } from '../../../src/embedded/index.js';
import { embeddedAt, durableFiles } from '../host/hosts.js';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finish } from '../../../src/model/index.js';
import {
  emptyDraft,
  makePlan,
  makeRequest,
  type ResetDraft,
  type ResetRecord,
  type Resets,
} from '../../../src/reset/index.js';
import { completeNetworkReset, startupPorts } from '../../../src/startup/index.js';
import { startupErrorText } from '../../../src/text/index.js';
import { createXapi, startServer } from '../../../src/xapi/index.js';
import { connect } from '../../../src/xenapi/index.js';
import { programPath } from '../run/program.js';
import { newHost, openAtTerminal } from './story.js';
import type { Operator } from './operator.js';
import { factsOf } from '../host/read-host.js';

/**
 * MACs of the embedded host's ports that have a DHCP server, by the names they were installed with.
 */
export const macs = { eth0: '3c:ec:ef:12:a0:54', eth1: '3c:ec:ef:12:a0:55' } as const;

/** Carries out a reset on the tree's files up to its reboot, which is left out. */
export async function committed(tree: string, draft: Partial<ResetDraft> = {}): Promise<void> {
  const facts = await factsOf(tree);
  const wanted = { ...emptyDraft, device: 'eth1', ipv4Mode: 'dhcp', ...draft };
  const request = makeRequest(wanted, {
    profile: facts.profile,
    nics: facts.nics,
    pool: facts.pool,
    forceDevice: false,
  });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, {
    id: randomUUID(),
    createdAt: '2026-01-02T03:04:05Z',
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const initiator = { user: 'root', tty: '', face: 'command', reason: '' } as const;
  const run = (await openResets({ root: tree, machine: dryRunMachine() })).run(plan.value, {
    initiator,
    basis: facts.files,
    reboot: true,
  });
  await finish(run);
}

/** The machine restarts: another boot id, the network as the files say. XAPI is not up yet. */
export async function restarts(tree: string): Promise<void> {
  const path = join(tree, 'proc/sys/kernel/random');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'boot_id'), `${randomUUID()}\n`);
  await startNetwork(await openTree(tree));
}

/**
 * Puts the disk into another machine: these MACs are different there, and the wires follow the
 * ports.
 */
export function movesDisk(tree: string, changed: Readonly<Record<string, string>>): void {
  for (const path of ['etc/embedded-hardware.json', 'etc/embedded-lan.json']) {
    const text = readFileSync(join(tree, path), 'utf8');
    writeFileSync(
      join(tree, path),
      Object.entries(changed).reduce((now, [from, to]) => now.replaceAll(from, to), text),
    );
  }
}

/** A host with a reset of its own that has been carried out up to the reboot. */
export async function hostBeforeReboot(draft: Partial<ResetDraft> = {}): Promise<string> {
  const tree = await newHost({ booted: true });
  await committed(tree, draft);
  return tree;
}

/** The newest reset of a tree, as the journal tells it. */
export async function newestReset(tree: string): Promise<ResetRecord> {
  const status = await (await openResets({ root: tree, machine: dryRunMachine() })).status();
  const newest = status.ok ? status.value.history.at(-1) : undefined;
  if (newest === undefined) throw new Error(JSON.stringify(status));
  return newest;
}

/** The console on a tree of files that no embedded host runs. */
export function openConsoleOn(tree: string): Operator {
  return openAtTerminal(process.execPath, [programPath('xsconsole'), '--root', tree]);
}

const running: XapiOfItsOwn[] = [];

/**
 * A XAPI on the tree's socket that does not know our journal, like a real host's. It finds the port
 * by the device's name. It ends with the test.
 */
export class XapiOfItsOwn {
  readonly #socketPath: string;
  #stop: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly tree: string,
    socket = 'var/lib/xcp/xapi',
  ) {
    this.#socketPath = join(tree, socket);
    mkdirSync(dirname(this.#socketPath), { recursive: true });
    running.push(this);
  }

  /** It starts and answers; a trigger that lies there is left alone. */
  async starts(): Promise<this> {
    const log = (): void => undefined;
    const xapi = await createXapi({
      host: await embeddedAt(this.tree),
      durable: await durableFiles(),
      databasePath: join(this.tree, 'var/lib/xcp/state.db'),
      log,
    });
    if (!xapi.ok) throw new Error(JSON.stringify(xapi.error));
    const server = await startServer({
      dispatch: (method, params, caller) => xapi.value.dispatch(method, params, caller),
      dump: xapi.value.dump,
      log,
      socketPath: this.#socketPath,
      tcp: null,
    });
    if (!server.ok) throw new Error(JSON.stringify(server.error));
    this.#stop = async () => {
      this.#stop = () => Promise.resolve();
      await server.value.close();
      await xapi.value.close();
    };
    return this;
  }

  /** It takes the trigger and does what that says. */
  async completes(): Promise<this> {
    const none: Resets = {
      ...(await openResets({ root: this.tree, machine: dryRunMachine() })),
      status: () =>
        Promise.resolve({
          ok: true,
          value: {
            running: null,
            latest: { state: 'none' },
            triggerTaken: false,
            files: [],
            boot: '',
            history: [],
            damagedLines: [],
          },
        }),
      recordCompletion: () => Promise.resolve({ ok: true, value: false }),
      recordQuestion: () => Promise.resolve({ ok: true, value: undefined }),
      recordKept: () => Promise.resolve({ ok: true, value: undefined }),
      recordRebuilt: () => Promise.resolve({ ok: true, value: undefined }),
    };
    const ports = await startupPorts(
      await embeddedAt(this.tree),
      none,
      connect({ socketPath: this.#socketPath }),
      'useName',
      startupErrorText,
    );
    const events = completeNetworkReset(ports);
    const outcome = await finish(events);
    if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
    return this;
  }

  /** It is stopped, its socket gone. */
  stops(): Promise<void> {
    return this.#stop();
  }
}

afterEach(async () => {
  for (const xapi of running.splice(0)) await xapi.stops();
});

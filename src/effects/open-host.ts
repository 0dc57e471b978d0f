import { isFolder } from '../host/files/is-folder.js';
import { bestEffort, type HostPort } from '../model/index.js';
import type { ConsoleEvent } from '../console/index.js';
import type { EmbeddedEvent, EmbeddedHost, EmbeddedError } from '../embedded/index.js';
import { consoleProgramWords as words, noSuchRoot } from '../text/index.js';
import type { OpenOptions, PoolOptions } from './open-options.js';
import { embedded } from './loading.js';
import { followInEmergency } from './change/emergency-return.js';

/** The host that the console works on. */
export interface OpenedHost {
  readonly host: HostPort;
  /** Stops what was started for this host. */
  close(): Promise<void>;
}

/** What the opened host reports. */
export interface HostListener {
  readonly send: (event: ConsoleEvent) => void;
  /**
   * The machine is up again after a restart. It reports the result of the reset before the console
   * hears that it is ready.
   */
  readonly restarted: () => Promise<void>;
  /** The host's files are available, whether or not it comes up. */
  readonly opened: (host: HostPort) => void;
  /** The console cannot be opened on this host; `why` is one line. */
  readonly refuse: (why: string) => void;
}

/**
 * Attaches to an existing host: this machine, a tree whose embedded host another process runs, or a
 * tree that no process runs.
 */
export async function attachHost(
  root: string,
  { refuse, opened }: HostListener,
): Promise<OpenedHost> {
  const there = isFolder(root);
  if (!there) refuse(noSuchRoot(root));
  const { openHost } = await embedded();
  const host = there ? await openHost(root) : await treeHostOnly(root);
  opened(host);
  return { host, close: () => Promise.resolve() };
}

/** A stand-in host for a console that is refused, until that console has ended. */
async function treeHostOnly(root: string): Promise<HostPort> {
  const { dryRunMachine, treeHost } = await embedded();
  return treeHost({ root, described: false, machine: dryRunMachine() });
}

/**
 * Opens the embedded host in `root`, boots it, and reports its restarts to the console. It does not
 * report the first start, because the pages show its result.
 */
export async function bootEmbedded(
  options: OpenOptions,
  listener: HostListener,
): Promise<OpenedHost> {
  const { root, profile, backEnd = null, fresh, pool } = options;
  const { openEmbeddedHost, serverProgram } = await embedded();
  if (pool !== undefined) return bootPool(options, pool, listener);
  const opened = await openEmbeddedHost({ dir: root, profile, backEnd, fresh, serverProgram });
  return opened.ok
    ? bootOne(opened.value, closerOf([opened.value]), listener)
    : refused(root, openErrorText(opened.error), listener);
}

/** Refuses the console, with the reason. */
async function refused(
  root: string,
  why: string,
  { refuse, opened }: HostListener,
): Promise<OpenedHost> {
  refuse(why);
  const host = await treeHostOnly(root);
  opened(host);
  return { host, close: () => Promise.resolve() };
}

/**
 * Opens the pool and boots all its hosts, the coordinator first. If another console already runs
 * the pool, it attaches to its host there.
 */
async function bootPool(
  { root, profile, backEnd, fresh }: OpenOptions,
  { dir, size: wanted, as }: PoolOptions,
  listener: HostListener,
): Promise<OpenedHost> {
  const { embeddedMachine, openEmbeddedPool, poolSize, serverProgram } = await embedded();
  if ((await embeddedMachine(root)) !== null && !fresh) return attachHost(root, listener);
  const size = wanted ?? (await poolSize(dir));
  if (size === null) return refused(root, words.noPool(dir), listener);
  if (as > size) return refused(root, words.poolSmaller(dir, size), listener);
  const opened = await openEmbeddedPool({
    dir,
    size,
    profile,
    backEnd: backEnd ?? null,
    fresh,
    serverProgram,
  });
  if (!opened.ok) return refused(root, openErrorText(opened.error), listener);
  const hosts = opened.value;
  const close = closerOf(hosts);
  const [coordinator, ...supporters] = hosts;
  const shown = hosts[as - 1];
  if (coordinator === undefined || shown === undefined)
    return refused(root, words.poolSmaller(dir, size), listener);
  if (shown === coordinator) {
    const one = await bootOne(coordinator, close, listener);
    for (const host of supporters) void host.boot().then(bestEffort);
    return one;
  }
  bestEffort(await coordinator.boot());
  for (const host of supporters) if (host !== shown) void host.boot().then(bestEffort);
  return bootOne(shown, close, listener);
}

/** Follows what waits on these hosts, and answers the function that ends all of it and them. */
function closerOf(hosts: readonly EmbeddedHost[]): () => Promise<void> {
  const follows = hosts.map(({ host }) => followInEmergency(host));
  return async () => {
    await Promise.all(follows.map((end) => end()));
    await Promise.all(hosts.map((host) => host.close()));
  };
}

/** Boots a host, and reports its restarts to the console. */
async function bootOne(
  host: EmbeddedHost,
  close: () => Promise<void>,
  { send, restarted, opened: filesAreThere }: HostListener,
): Promise<OpenedHost> {
  filesAreThere(host.host);
  let restarting = false;
  host.onEvent((event) => {
    restarting ||= event.kind === 'stopping';
    if (restarting && event.kind === 'ready')
      void restarted().then(() => {
        send(consoleEventOf(event));
      });
    else if (restarting || event.kind === 'xapiFailed') send(consoleEventOf(event));
    restarting &&= event.kind !== 'ready';
  });
  const booted = await host.boot();
  if (!booted.ok) {
    send({ kind: 'restart', phase: 'booting', detail: '' });
    send({ kind: 'restart', phase: 'failed', detail: booted.error });
  }
  return { host: host.host, close };
}

/** A sentence that says why the embedded host cannot be opened. */
function openErrorText({ code, path, detail }: EmbeddedError): string {
  switch (code) {
    case 'isHost':
      return words.embeddedIsHost(path);
    case 'isPool':
      return words.embeddedIsPool(path);
    case 'poolDiffers':
      return words.poolDiffers(path, detail);
    case 'running':
      return words.embeddedRunning(path);
    case 'notOurs':
      return words.embeddedNotOurs(path);
    case 'profileDiffers':
      return words.embeddedProfile(path, detail);
    case 'backEndDiffers':
      return words.embeddedBackEnd(path, detail);
    case 'io':
      return words.embeddedIo(path, detail);
  }
}

/** The console's event for an event of the embedded machine. */
function consoleEventOf(event: EmbeddedEvent): ConsoleEvent {
  switch (event.kind) {
    case 'stopping':
    case 'booting':
      return { kind: 'restart', phase: event.kind, detail: '' };
    case 'line':
      return { kind: 'restart', phase: 'startup', detail: event.text };
    case 'ready':
      return { kind: 'restart', phase: 'ready', detail: '' };
    case 'xapiFailed':
      return { kind: 'restart', phase: 'failed', detail: event.detail };
  }
}

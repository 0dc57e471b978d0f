import type { HostPort } from '../../model/index.js';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConsoleEvent } from '../../console/index.js';
import type { EmbeddedEvent, EmbeddedProblem } from '../../embedded/index.js';
import { consoleProgramWords as words } from '../../text/index.js';
import type { OpenOptions } from '../open-options.js';
import { embedded } from '../loading.js';

/** The host behind the console. */
export interface OpenedHost {
  readonly host: HostPort;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

/** What the host's owner hears. */
export interface HostListener {
  readonly send: (event: ConsoleEvent) => void;
  /**
   * The machine is up again after a restart; what came of it is told before the console hears that
   * it is ready.
   */
  readonly restarted: () => Promise<void>;
  /** The host's files are there, whether or not it comes up. */
  readonly opened: (host: HostPort) => void;
  /** The console cannot be opened on this host: why, in one line. */
  readonly refuse: (why: string) => void;
}

/**
 * A host that is there already: this machine, or a tree whose embedded host another process runs,
 * or one that nobody runs.
 */
export async function attachHost(
  root: string,
  { refuse, opened }: HostListener,
): Promise<OpenedHost> {
  const there = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!there) refuse(words.noSuchRoot(root));
  const { openHost } = await embedded();
  const host = there ? await openHost(root) : await nobodysHost(root);
  opened(host);
  return { host, close: () => Promise.resolve() };
}

/** What stands behind a console that is refused, until it has ended. */
async function nobodysHost(root: string): Promise<HostPort> {
  const { dryRunMachine, treeHost } = await embedded();
  return treeHost({ root, kind: 'tree', machine: dryRunMachine() });
}

/**
 * Opens the embedded host in `root`, switches it on and tells the console how its restarts go. The
 * first start is silent: the pages say what comes of it.
 */
export async function bootEmbedded(
  { root, profile, fresh }: OpenOptions,
  { send, restarted, opened: filesAreThere, refuse }: HostListener,
): Promise<OpenedHost> {
  const { openEmbeddedHost } = await embedded();
  const opened = await openEmbeddedHost({
    dir: root,
    profile,
    fresh,
    serverProgram: join(dirname(__filename), 'xapi-server.js'),
  });
  if (!opened.ok) {
    refuse(refusal(opened.error));
    const host = await nobodysHost(root);
    filesAreThere(host);
    return { host, close: () => Promise.resolve() };
  }
  filesAreThere(opened.value.host);
  let restarting = false;
  opened.value.onEvent((event) => {
    restarting ||= event.kind === 'stopping';
    if (restarting && event.kind === 'ready')
      void restarted().then(() => {
        send(toldBy(event));
      });
    else if (restarting || event.kind === 'xapiFailed') send(toldBy(event));
    restarting &&= event.kind !== 'ready';
  });
  const booted = await opened.value.boot();
  if (!booted.ok) {
    send({ kind: 'machine', phase: 'booting', detail: '' });
    send({ kind: 'machine', phase: 'failed', detail: booted.error });
  }
  return { host: opened.value.host, close: () => opened.value.close() };
}

/** Why the embedded host cannot be opened, in words. */
function refusal({ code, path, detail }: EmbeddedProblem): string {
  switch (code) {
    case 'running':
      return words.embeddedRunning(path);
    case 'notOurs':
      return words.embeddedNotOurs(path);
    case 'profileDiffers':
      return words.embeddedProfile(path, detail);
    case 'io':
      return words.embeddedIo(path, detail);
  }
}

/** What the console is to hear of the embedded machine. */
function toldBy(event: EmbeddedEvent): ConsoleEvent {
  switch (event.kind) {
    case 'stopping':
    case 'booting':
      return { kind: 'machine', phase: event.kind, detail: '' };
    case 'line':
      return { kind: 'machine', phase: 'startup', detail: event.text };
    case 'ready':
      return { kind: 'machine', phase: 'ready', detail: '' };
    case 'xapiFailed':
      return { kind: 'machine', phase: 'failed', detail: event.detail };
  }
}

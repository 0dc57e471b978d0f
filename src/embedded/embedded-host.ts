import { mkdir } from 'node:fs/promises';
import { join, resolve as absolute } from 'node:path';
import { err, ok, type HostPort, type ProfileName, type Result } from '../model/index.js';
import { openTree } from '../host/index.js';
import { embeddedMachine } from './control/control-client.js';
import { serveControl } from './control/control-server.js';
import type { EmbeddedEvent } from './event.js';
import { embeddedHostMachine } from './machine.js';
import { bootTree } from './power.js';
import { ioProblem, type EmbeddedProblem } from './problem.js';
import { noteService } from './services.js';
import { createTree, type TreeOptions } from './tree.js';
import { treeHost } from './tree-host.js';
import { endLeftOver, XapiProcess } from './xapi-process.js';

/** What an embedded host is made of. */
export interface EmbeddedHostOptions {
  /** The tree's folder; made when it is not there. */
  readonly dir: string;
  readonly profile?: ProfileName | null;
  readonly fresh?: boolean;
  /** Changes the files that a new tree is made with. */
  readonly asMade?: NonNullable<TreeOptions['asMade']>;
  /** The built xapi-server.js; the sibling of the running program. */
  readonly serverProgram: string;
}

/** A host in a folder, run by this process: what it is stands in its files and its database. */
export interface EmbeddedHost {
  readonly dir: string;
  readonly profile: ProfileName;
  readonly host: HostPort;
  /**
   * Switches it on. The error is xapi's last words; networking and files are there all the same.
   */
  boot(): Promise<Result<void, string>>;
  /** Hears every event from now on; answers how to stop listening. */
  onEvent(listener: (event: EmbeddedEvent) => void): () => void;
  /** Ends its processes and sockets. The tree is kept. */
  close(): Promise<void>;
}

/**
 * Opens the embedded host in `dir`, switched off. One process a tree: a second one is told
 * `running` and reaches it by `embeddedMachine`.
 */
export async function openEmbeddedHost({
  dir,
  profile = null,
  fresh = false,
  asMade,
  serverProgram,
}: EmbeddedHostOptions): Promise<Result<EmbeddedHost, EmbeddedProblem>> {
  const root = absolute(dir);
  if ((await embeddedMachine(root)) !== null)
    return err({ code: 'running', path: root, detail: '' });
  try {
    await endLeftOver(root);
  } catch (error) {
    return err(ioProblem(error, root));
  }
  const tree = await createTree(root, {
    profile,
    fresh,
    ...(asMade === undefined ? {} : { asMade }),
  });
  if (!tree.ok) return tree;

  const files = await openTree(root);
  const listeners = new Set<(event: EmbeddedEvent) => void>();
  const tell = (event: EmbeddedEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const lost = (detail: string): void => {
    void noteService(root, 'xapi', 'failed').then(() => {
      tell({ kind: 'xapiFailed', detail });
    });
  };
  const xapi = new XapiProcess(
    root,
    serverProgram,
    (text) => {
      tell({ kind: 'line', text });
    },
    lost,
  );
  /**
   * A disk that is full or read-only keeps a host from coming up; that is news, not a fault of
   * ours.
   */
  const boot = async (): Promise<Result<void, string>> => {
    try {
      return await bootTree(files, xapi, tell);
    } catch (error) {
      const { detail } = ioProblem(error, root);
      tell({ kind: 'xapiFailed', detail });
      return err(detail);
    }
  };
  let closed = false;
  const restart = async (): Promise<void> => {
    if (closed) return;
    tell({ kind: 'stopping' });
    await xapi.kill();
    await boot();
  };
  const machine = embeddedHostMachine(files, xapi, restart);
  try {
    await mkdir(join(root, 'run'), { recursive: true });
    const stopControl = await serveControl(root, machine);
    const host = await treeHost({ root, kind: 'embedded', machine, practice: true });
    return ok({
      dir: root,
      profile: tree.value,
      host,
      boot,
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: async () => {
        closed = true;
        await stopControl();
        await xapi.stop();
        for (const service of ['xapi', 'xcp-networkd', 'network'] as const)
          await noteService(root, service, 'stopped');
      },
    });
  } catch (error) {
    return err(ioProblem(error, root));
  }
}

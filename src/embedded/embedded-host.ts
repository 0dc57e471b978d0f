import { mkdir } from 'node:fs/promises';
import { resolve as absolute } from 'node:path';
import {
  bestEffort,
  err,
  ok,
  type HostPort,
  type ProfileName,
  type Result,
} from '../model/index.js';
import { openTree, placeWithoutLinks } from '../host/index.js';
import { embeddedMachine } from './control/control-client.js';
import { serveControl } from './control/control-server.js';
import type { EmbeddedEvent } from './event.js';
import { embeddedHostMachine } from './machine.js';
import { bootTree } from './power.js';
import { ioError, type EmbeddedError } from './embedded-error.js';
import type { NetworkBackEnd } from './network-back-end.js';
import { noteService } from './services.js';
import { createTree, type TreeOptions } from './tree/tree.js';
import { treeHost } from './tree/tree-host.js';
import { endLeftOver, XapiProcess } from './xapi-process.js';

/** How to open an embedded host. */
export interface EmbeddedHostOptions {
  /** The tree's folder. It is created when it does not exist. */
  readonly dir: string;
  readonly profile?: ProfileName | null;
  readonly backEnd?: NetworkBackEnd | null;
  readonly fresh?: boolean;
  /** Changes the files of a new tree before they are written. */
  readonly asMade?: NonNullable<TreeOptions['asMade']>;
  /** The built xapi-server.js, which lies beside the running program. */
  readonly serverProgram: string;
}

/** A host in a folder, run by this process. Its whole state is in its files and its database. */
export interface EmbeddedHost {
  readonly dir: string;
  readonly host: HostPort;
  /**
   * Switches the host on. The error is xapi's last words; networking and files work all the same.
   */
  boot(): Promise<Result<void, string>>;
  /** Calls the listener for every event from now on. Answers a function that ends this. */
  onEvent(listener: (event: EmbeddedEvent) => void): () => void;
  /** Ends its processes and sockets, and keeps the tree. */
  close(): Promise<void>;
}

/**
 * Opens the embedded host in `dir`, switched off. Only one process can run a tree. A second one
 * gets the error `running`, and reaches the host with `embeddedMachine`.
 */
export async function openEmbeddedHost({
  dir,
  profile = null,
  backEnd = null,
  fresh = false,
  asMade,
  serverProgram,
}: EmbeddedHostOptions): Promise<Result<EmbeddedHost, EmbeddedError>> {
  const root = absolute(dir);
  if ((await embeddedMachine(root)) !== null)
    return err({ code: 'running', path: root, detail: '' });
  try {
    await endLeftOver(root);
  } catch (error) {
    return err(ioError(error, root));
  }
  const tree = await createTree(root, {
    profile,
    backEnd,
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
   * A full or read-only disk keeps the host from coming up. That is an event to report, not a bug.
   */
  const boot = async (): Promise<Result<void, string>> => {
    try {
      return await bootTree(files, xapi, tell);
    } catch (error) {
      const { detail } = ioError(error, root);
      tell({ kind: 'xapiFailed', detail });
      return err(detail);
    }
  };
  let closed = false;
  const restart = async (): Promise<void> => {
    if (closed) return;
    tell({ kind: 'stopping' });
    await xapi.kill();
    // `tell` has heard the error.
    bestEffort(await boot());
  };
  const machine = embeddedHostMachine(files, xapi, restart);
  try {
    await mkdir(await placeWithoutLinks(root, 'run'), { recursive: true });
    const stopControl = await serveControl(root, machine);
    const host = await treeHost({ root, described: true, machine, practice: true });
    return ok({
      dir: root,
      host,
      boot,
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: async () => {
        closed = true;
        await stopControl();
        await xapi.close();
        for (const service of ['xapi', 'xcp-networkd', 'network'] as const)
          await noteService(root, service, 'stopped');
      },
    });
  } catch (error) {
    return err(ioError(error, root));
  }
}

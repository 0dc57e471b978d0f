import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  isVlanTag,
  ok,
  parseMac,
  type LinkState,
  type Mac,
  type NotLookedReason,
  type Result,
  type VlanTag,
} from '../../model/index.js';
import { programEnvironment, systemCommands } from '../machine/commands.js';
import { findPython } from '../machine/python.js';
import { startChild } from '../machine/start-child.js';

/** One line of the helper (see assets/helpers/wire.py). */
export type HelperLine =
  | { readonly kind: 'own'; readonly mac: Mac }
  | { readonly kind: 'link'; readonly state: LinkState; readonly mac: Mac }
  | { readonly kind: 'frame'; readonly vlan: VlanTag | null; readonly bytes: Buffer }
  | { readonly kind: 'error'; readonly reason: NotLookedReason; readonly detail: string }
  /** The time is over. Without this line, the helper has stopped early. */
  | { readonly kind: 'end' };

/** How to start the helper. */
export interface HelperCall {
  /** The text of assets/helpers/wire.py. */
  readonly helper: string;
  readonly device: string;
  readonly seconds: number;
  /** Brings up a port that is down, for the time of the look. */
  readonly raise: boolean;
  /** The other ports of its bond, over which answers may come. */
  readonly members: readonly string[];
}

/** A running helper: the lines that it prints, and what it can be told to do. */
export interface WireHelper {
  readonly lines: AsyncIterable<HelperLine>;
  send(frame: Buffer): void;
  /** Ends the helper. Before it ends, it takes down a port that it brought up. */
  stop(): void;
  /** Ends a helper that does not end by itself. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** In characters: the longest line has a whole frame in hexadecimal, and a little more. */
const longestLine = 4000;
const links: ReadonlyMap<string, LinkState> = new Map([
  ['up', 'up'],
  ['nocarrier', 'noCarrier'],
  ['down', 'down'],
]);
const reasons: ReadonlyMap<string, NotLookedReason> = new Map([
  ['absent', 'deviceAbsent'],
  ['permission', 'notPermitted'],
]);

/** Reads one line. Null when it is not a line of the helper. */
export function readHelperLine(line: string): HelperLine | null {
  if (line.length > longestLine) return null;
  const [kind, first = '', ...rest] = line.split(' ');
  const mac = parseMac(kind === 'own' ? first : (rest[0] ?? ''));
  switch (kind) {
    case 'own':
      return mac === null ? null : { kind, mac };
    case 'link': {
      const state = links.get(first);
      return state === undefined || mac === null ? null : { kind, state, mac };
    }
    case 'frame': {
      const [hex = ''] = rest;
      if (!/^(?:[0-9a-f]{2})+$/u.test(hex)) return null;
      const bytes = Buffer.from(hex, 'hex');
      if (first === '-') return { kind, vlan: null, bytes };
      const tag = Number(first);
      // 4095 is not a VLAN, but anybody may send it.
      return /^\d+$/u.test(first) && isVlanTag(tag) ? { kind, vlan: tag, bytes } : null;
    }
    case 'error':
      return { kind, reason: reasons.get(first) ?? 'failed', detail: rest.join(' ') };
    case 'end':
      return { kind };
    default:
      return null;
  }
}

/**
 * Starts the helper. Null when this host has no Python to run it with; the error is why Python
 * cannot be started.
 */
export async function startWireHelper(
  call: HelperCall,
): Promise<Result<WireHelper | null, string>> {
  const python = await findPython(systemCommands);
  if (python === null) return ok(null);
  const { helper, device, seconds, raise, members } = call;
  const off = raise ? 'raise' : 'leave';
  // With -I, Python ignores the environment and modules in the working directory. The helper has
  // its own session, so that a Ctrl-C reaches only us.
  const started = await startChild(() =>
    spawn(python, ['-I', '-c', helper, device, String(seconds), off, ...members], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      env: programEnvironment,
    }),
  );
  if (!started.ok) return started;
  const child = started.value;
  // A write fails when the helper has ended. Its last line has said why.
  child.stdin.on('error', () => undefined);
  const printed = createInterface({ input: child.stdout });
  async function* lines(): AsyncGenerator<HelperLine> {
    for await (const line of printed) {
      const read = readHelperLine(line);
      if (read !== null) yield read;
    }
  }
  return ok({
    lines: lines(),
    send: (frame) => {
      child.stdin.write(`${frame.toString('hex')}\n`);
    },
    stop: () => {
      child.stdin.end();
    },
    kill: (signal) => {
      child.kill(signal);
      if (signal === 'SIGTERM') return;
      printed.close();
      child.stdout.destroy();
    },
  });
}

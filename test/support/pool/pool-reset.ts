import type { ProgramEnd } from '../run/program.js';
import { poolCommand, type PoolHost } from './pool.js';

/** Resets a host of a test pool by the command, and waits until its xapi is ready again. */
export async function resetHost(host: PoolHost, ...args: readonly string[]): Promise<ProgramEnd> {
  const up = booted(host);
  const end = await poolCommand(host, '--yes', '--no-probe', ...args);
  if (end.status !== 0) throw new Error(`${end.stdout}\n${end.stderr}`);
  await up;
  return end;
}

/**
 * Resets a host by the command. Kills its xapi once, when it has printed this line in its start-up.
 */
export async function resetKilledAt(
  host: PoolHost,
  line: RegExp,
  ...args: readonly string[]
): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    const stop = host.embedded.onEvent(({ kind }) => {
      if (kind !== 'xapiFailed') return;
      stop();
      resolve();
    });
  });
  const end = await poolCommand(host, '--yes', '--no-probe', ...args);
  if (end.status !== 0) throw new Error(`${end.stdout}\n${end.stderr}`);
  await host.says(line);
  process.kill(Number(await host.text('run/xapi.pid')), 'SIGKILL');
  await ended;
}

/** Resolves when the host has come up again after its next reboot. */
export function booted(host: PoolHost): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = host.embedded.onEvent((event) => {
      if (event.kind === 'xapiFailed') reject(new Error(event.detail));
      if (event.kind !== 'ready') return;
      stop();
      resolve();
    });
  });
}

/** The arguments of a reset to a static address on eth0. */
export const toStatic = (address: string): readonly string[] => [
  ...['--device', 'eth0', '--mode', 'static'],
  ...['--ip', address, '--netmask', '255.255.255.0'],
];

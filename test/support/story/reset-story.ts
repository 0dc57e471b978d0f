import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operator, OperatorTerminal } from './operator.js';
import { programPath } from '../run/program.js';
import { testWhere } from '../run/test-where.js';
import { canChangeRoot, rootNeeds } from '../host/real-root.js';
import { newHost, openAtTerminal, openConsoleWith } from './story.js';

/** The console on a host whose XAPI is down: the reset works from the host's files alone. */
export async function consoleOn(tree: string): Promise<Operator> {
  const console = openConsoleWith(['--root', tree]);
  await console.sees('Status Display', 'XAPI is not running');
  return console;
}

/**
 * The same on a host of its own. `files` replace its own files; null removes one. `bridge`: the
 * bridge with the management interface; null: the host's own.
 */
export async function consoleWithoutXapi(
  files: Readonly<Record<string, string | null>> = {},
  bridge: string | null = null,
): Promise<{ readonly tree: string; readonly console: Operator }> {
  const all = Object.entries(files);
  const tree = await newHost({
    booted: true,
    files: Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
  });
  for (const [path, text] of all) if (text === null) rmSync(join(tree, path));
  if (bridge !== null) {
    const inventory = join(tree, 'etc/xensource-inventory');
    const text = readFileSync(inventory, 'utf8');
    writeFileSync(inventory, text.replace(/(?<=^MANAGEMENT_INTERFACE=')[^']*/mu, bridge));
  }
  return { tree, console: await consoleOn(tree) };
}

/** Makes the screen so long that no page has to be scrolled, or restores its size. */
export function growsLong(console: Operator, long = true): void {
  console.session.resize(80, long ? 120 : 24);
}

/** The texts that are missing in a text, or stand there in another order. */
export function missingInOrder(text: string, ...parts: readonly string[]): readonly string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at < 0;
  });
}

/** A story that needs root and mounts of its own. */
export const withMounts = testWhere(canChangeRoot(), rootNeeds);

/**
 * The same after `prepare` (shell, with the tree as $ROOT) has changed the mounts for the console
 * alone.
 */
export async function consoleInMounts(
  prepare: string,
): Promise<{ readonly tree: string; readonly console: Operator }> {
  const tree = await newHost({ booted: true });
  const console = openAtTerminal(
    'unshare',
    [
      '-m',
      'sh',
      '-ec',
      `${prepare}; exec "$@"`,
      'sh',
      process.execPath,
      programPath('xsconsole'),
      '--root',
      tree,
    ],
    { env: { ROOT: tree } },
  );
  await console.sees('Status Display', 'XAPI is not running');
  return { tree, console };
}

/** The field in which the cursor stands, and the line below it. */
function focused({ screen, session }: Operator): {
  readonly label: string;
  readonly below: string;
} {
  const lines = screen.split('\n');
  const { row } = session.emulator.cursor();
  return {
    label: /^[│|]\s+(\S.*?)\s+\[/u.exec(lines[row] ?? '')?.[1] ?? '',
    below: lines[row + 1] ?? '',
  };
}

/**
 * Types a wrong value and presses Enter. The reason appears below the field, and the cursor stays
 * in it.
 */
export async function isRefused(
  console: Operator,
  label: string,
  value: string,
  why: string,
): Promise<void> {
  await console.fill(label, value);
  console.enter();
  await console.sees(why);
  await console.session.waitFor(() => {
    const at = focused(console);
    return at.label === label && /^[│|]\s+! /u.test(at.below);
  });
}

/** The reset on a host whose XAPI is down, at the form for a static address on eth1. */
export async function asksForStaticAddress(): Promise<Operator> {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('Static');
  return console;
}

/** From the list of network interfaces to the preview, with DHCP. */
export async function choosesDhcp(
  console: Operator<OperatorTerminal>,
  device: string,
): Promise<void> {
  await console.choose(device);
  await console.choose('DHCP');
  await console.choose('Continue');
}

/** Everything between the list of network interfaces and the start, with DHCP. */
export async function resetsToDhcp(console: Operator, device: string): Promise<void> {
  await choosesDhcp(console, device);
  await console.next();
  await console.answers('yes');
}

import type { Operator } from './operator.js';
import { newHost, openConsoleWith } from './story.js';

/** A host whose XAPI is down, and the console on it: the reset works from the host's files alone. `files` are put in place of its own. */
export async function consoleWithoutXapi(files: Readonly<Record<string, string>> = {}): Promise<{ readonly tree: string; readonly console: Operator }> {
  const tree = await newHost({ booted: true, files });
  const console = openConsoleWith(['--root', tree]);
  await console.sees('Status Display', 'XAPI is not running');
  return { tree, console };
}

/** The field in which the cursor stands, and the line below it. */
function focused({ screen, session }: Operator): { readonly label: string; readonly below: string } {
  const lines = screen.split('\n');
  const { row } = session.emulator.cursor();
  return { label: /^[│|]\s+(\S.*?)\s+\[/u.exec(lines[row] ?? '')?.[1] ?? '', below: lines[row + 1] ?? '' };
}

/** Types a value that is wrong and presses Enter: below the field stands why, and the cursor stays in it. */
export async function isRefused(console: Operator, label: string, value: string, why: string): Promise<void> {
  await console.fill(label, value);
  console.enter();
  await console.sees(why);
  await console.session.waitFor(() => {
    const at = focused(console);
    return at.label === label && /^[│|]\s+! /u.test(at.below);
  });
}

/** From the list of network interfaces to the preview, with DHCP. */
export async function choosesDhcp(console: Operator, device: string): Promise<void> {
  await console.choose(device);
  await console.choose('DHCP');
  await console.choose('Go on');
}

/** Everything between the list of network interfaces and the start, with DHCP. */
export async function resetsToDhcp(console: Operator, device: string): Promise<void> {
  await choosesDhcp(console, device);
  await console.next();
  await console.answers('yes');
}

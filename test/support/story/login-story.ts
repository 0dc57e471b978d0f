import { join } from 'node:path';
import type { Operator, OperatorTerminal } from './operator.js';
import { programPath } from '../run/program.js';
import { consoleOn } from './reset-story.js';
import { newHost, openAtTerminal } from './story.js';

/** The file with the host's name. The top line shows it behind the user, even if XAPI is down. */
const named = { 'etc/hostname': 'xcp-fra-01\n' } as const;

/** The console on a host of its own whose XAPI is down; the story answers the login form itself. */
export async function consoleToLogInto(
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly tree: string; readonly console: Operator }> {
  const tree = await newHost({ booted: true, files: { ...named, ...files } });
  const console = await consoleOn(tree);
  console.asksItself();
  return { tree, console };
}

/**
 * The same with one minute to the auto-logout. At each `leap` the clock jumps by this many seconds,
 * or the date is set by them.
 */
export async function consoleWithClock(
  seconds: number,
  what: 'time' | 'date' = 'time',
): Promise<{ readonly tree: string; readonly console: Operator; readonly leap: () => void }> {
  const tree = await newHost({
    booted: true,
    files: { ...named, 'etc/xsconsole/settings.json': '{"autoLogoutMinutes": 1}\n' },
  });
  const clock = join(__dirname, '../disk/jumping-clock.cjs');
  const console = openAtTerminal(
    process.execPath,
    ['--require', clock, programPath('xsconsole'), '--root', tree],
    { env: { [what === 'time' ? 'LEAP_SECONDS' : 'LEAP_DATE_SECONDS']: `${seconds}` } },
  );
  await console.sees('Status Display', 'XAPI is not running');
  console.asksItself();
  return {
    tree,
    console,
    leap: () => {
      console.session.signal('SIGUSR2');
    },
  };
}

/** Opens the login form by its menu item, from the root menu. */
export async function opensLogin(console: Operator<OperatorTerminal>): Promise<void> {
  await console.choose('Authentication');
  await console.choose('Log In/Out');
  await console.sees('User name', 'Password');
}

/** Types a wrong password on the open form, and waits for the answer. */
export async function isTurnedAway(
  console: Operator<OperatorTerminal>,
  password: string,
  ...said: readonly string[]
): Promise<void> {
  console.session.type(password);
  console.enter();
  await console.sees(...said);
}

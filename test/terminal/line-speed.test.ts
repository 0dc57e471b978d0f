import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../support/run/program.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-speed-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** The console on a terminal whose speed somebody has set: a console server, a telnet gateway. */
const atSpeed = (
  setup: string,
  args: readonly string[],
  use: (session: Session) => Promise<void>,
): Promise<void> =>
  onTerminal(
    '/bin/sh',
    [
      '-c',
      `${setup}; exec "$0" "$@"`,
      process.execPath,
      program,
      '--root',
      root,
      '--quiet-clock',
      ...args,
    ],
    { term: 'vt220' },
    async (session) => {
      await session.waitFor('> Status Display');
      await use(session);
    },
  );

/** The title of the page, once what had to be read is there. */
const titled = (session: Session, title: string): Promise<void> =>
  session.waitFor(new RegExp(`┬ ${title} ─`, 'u'));

test(
  'a terminal that somebody has set to 9,600 bits a second is a slow line: pages beside the ' +
    'menus are brief',
  () =>
    atSpeed('stty 9600', [], async (session) => {
      await titled(session, 'In brief');
      session.press('down', 'down');
      await session.waitFor('Log in or out, change the password,');
      session.press('pagedown');
      await session.waitFor(/^┌ Authentication ─+┐$/mu);
      session.press('escape');
      await titled(session, 'In brief');
    }),
);

test('38,400 is what a terminal says of which nothing is known: it is as fast as any', () =>
  atSpeed('stty 38400', [], async (session) => {
    await session.waitFor('F1 Help');
    session.press('down');
    await titled(session, 'Network and Management Interface');
  }));

test('--baud counts more than what the kernel says', () =>
  atSpeed('stty 9600', ['--baud', '115200'], async (session) => {
    session.press('down');
    await titled(session, 'Network and Management Interface');
  }));

test("over ssh the speed says nothing: a Mac's windows all claim 9,600", () =>
  atSpeed(
    'stty 9600; export SSH_CONNECTION="192.0.2.1 50022 192.0.2.10 22"',
    [],
    async (session) => {
      session.press('down');
      await titled(session, 'Network and Management Interface');
    },
  ));

import { setTimeout } from 'node:timers/promises';
import { bundleFixture } from '../support/fixture.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const { program, remove } = bundleFixture();
afterAll(remove);

const fixture = (
  use: (session: Session) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> =>
  onTerminal(process.execPath, [program], { env }, async (session) => {
    await session.waitFor('size 80x24');
    await use(session);
  });

test('a key whose bytes come one by one is one key', () =>
  fixture(
    async (session) => {
      for (const byte of '\x1b[B') {
        session.type(byte);
        // The pause is what is tested: a serial line delivers byte by byte.
        await setTimeout(20);
      }
      await session.waitFor('> Network and Management');
      expect(session.emulator.text()).not.toContain('escape');
      // Patient, so that a busy test machine does not make a lone Escape of a late byte.
    },
    { ESCAPE_DELAY: '2000' },
  ));

test('a lone Escape is a key of its own, also right before an arrow', () =>
  fixture(async (session) => {
    session.press('escape');
    await session.waitFor('escape');
    session.type('\x1b\x1b[B');
    await session.waitFor('escape escape down');
  }));

test('a burst of keys is neither lost nor doubled', () =>
  fixture(async (session) => {
    session.type('\x1b[B'.repeat(3) + '\r' + 'abc\x7fd' + '\x1b[D' + 'X');
    await session.waitFor('[abXd');
  }));

test('a bracketed paste does not submit, and terminal answers do not become text', () =>
  fixture(async (session) => {
    session.press('enter');
    await session.waitFor('A form');
    session.type('\x1b[200~10.0.\r\n0.1\x1b[201~\x1b[?1;2c\x1b[24;80R\x1b[I');
    await session.waitFor('[10.0.0.1 ');
    session.type('9');
    await session.waitFor('[10.0.0.19 ');
  }));

test('digits of a keypad in application mode are digits', () =>
  fixture(async (session) => {
    session.press('enter');
    await session.waitFor('A form');
    session.type('\x1bOq\x1bOp\x1bOn\x1bOy');
    await session.waitFor('[10.9 ');
  }));

test('a carriage return with a line feed is one Enter', () =>
  fixture(async (session) => {
    session.type('\r\n');
    await session.waitFor('A form');
    session.type('z');
    await session.waitFor('[z ');
  }));

import { spawn } from '@lydell/node-pty';
import { isSerialDevice, lineSpeed, setTerminalSize } from '../../../src/host/index.js';

test.each([
  ['/dev/ttyS0', true],
  ['/dev/ttyS12', true],
  ['/dev/hvc0', true],
  ['/dev/ttyAMA0', true],
  ['/dev/ttyUSB1', true],
  ['/dev/pts/3', false],
  ['/dev/tty1', false],
  ['/dev/tty', false],
  ['pipe:[123]', false],
  ['/dev/ttyS0/../x', false],
])('%s is a serial line: %s', (device, serial) => {
  expect(isSerialDevice(device)).toBe(serial);
});

test('speed and size go to and come from the terminal driver', async () => {
  const pty = spawn(
    'sh',
    ['-c', 'stty 9600; tty; read line; stty size; stty rows 0 cols 0; read line'],
    { cols: 80, rows: 24 },
  );
  let said = '';
  let heard = (): void => undefined;
  pty.onData((data) => {
    said += data;
    heard();
  });
  const says = (what: RegExp): Promise<string> =>
    new Promise((resolve) => {
      heard = () => {
        const found = what.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      };
      heard();
    });
  const ended = new Promise((resolve) => {
    pty.onExit(resolve);
  });
  const device = await says(/\/dev\/pts\/\d+/u);
  expect(await lineSpeed(device)).toBe(9600);
  expect((await setTerminalSize(device, { columns: 91, rows: 33 })).ok).toBe(true);
  pty.write('\r');
  expect(await says(/33 91/u)).toBe('33 91');
  pty.kill('SIGKILL');
  await ended;
});

test('what is no terminal has no speed', async () => {
  expect(await lineSpeed('/dev/null')).toBeNull();
  expect(await lineSpeed('/dev/nobody-knows-me')).toBeNull();
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isJsonObject, parseJson } from '../../../src/model/index.js';
import { programPath, runToEnd } from '../../support/run/program.js';
import { runningHost, type RunningHost } from '../../support/story/running-host.js';

/** Asks `--status` until the wait is in this state. */
async function waitIs(command: RunningHost['command'], state: string): Promise<void> {
  for (;;) {
    const told = parseJson((await command('--status', '--json')).stdout);
    const wait = told.ok && isJsonObject(told.value) ? told.value['wait'] : null;
    if (isJsonObject(wait) && wait['state'] === state) return;
  }
}

const later = join(__dirname, '../../support/disk/later-boot-clock.cjs');
/** The start-up's program two hours later. */
const twoHoursLater = (dir: string): readonly string[] => [
  ...['--require', later, programPath('complete-network-reset')],
  ...['--root', dir],
];

// One host goes through these, one after the other.
let host: RunningHost;
beforeAll(async () => {
  host = await runningHost();
});

test('nobody confirms, and the program is killed on the way: the former networking is back', async () => {
  const { dir, command, reset, records, counts } = host;
  const before = await counts();
  await reset('--confirm-within', '60');
  await waitIs(command, 'waiting');
  expect((await command('--status')).stdout).toContain('unless somebody confirms');
  // The first thing is made again when it is killed.
  const killed = spawn(process.execPath, twoHoursLater(dir));
  await new Promise<void>((resolve) => {
    killed.on('close', () => {
      resolve();
    });
    killed.stdout.once('data', () => killed.kill('SIGKILL'));
  });
  await runToEnd(process.execPath, twoHoursLater(dir));
  await waitIs(command, 'returned');
  expect(await counts()).toEqual(before);
  expect((await records('PIF')).filter((pif) => pif['management'] === true)).toContainEqual(
    expect.objectContaining({ device: 'eth0', IP: '192.168.1.10' }),
  );
});

test('confirmed in time, nothing returns two hours later', async () => {
  const { dir, command, reset, counts } = host;
  await reset('--confirm-within', '60');
  await waitIs(command, 'waiting');
  const after = await counts();
  expect(await command('--confirm')).toMatchObject({ status: 0, stderr: '' });
  expect(await runToEnd(process.execPath, twoHoursLater(dir))).toMatchObject({ status: 0 });
  expect(await counts()).toEqual(after);
  expect((await command('--confirm')).status).toBe(1);
});

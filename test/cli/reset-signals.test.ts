import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hostTree, lines } from '../support/host/host-reset.js';
import { snapshot, textAt } from '../support/host/host-tree.js';
import { programPath } from '../support/run/program.js';

test('an answer is enough: the writer behind a pipe need not end for the command to end', async () => {
  const root = hostTree();
  const child = spawn(process.execPath, [programPath('xe-reset-networking'), '--root', root], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.write('yes\n');
  const status = await new Promise((resolve) => {
    child.on('exit', resolve);
  });
  child.stdin.destroy();
  expect(status).toBe(0);
});

describe('signals', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s at the question ends it with nothing changed',
    async (signal) => {
      const root = hostTree();
      const before = snapshot(root);
      const child = spawn(process.execPath, [programPath('xe-reset-networking'), '--root', root]);
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      const ended = new Promise<number | null>((resolve) => {
        child.on('close', resolve);
      });
      let stdout = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        if (stdout.includes('Type yes')) child.kill(signal);
      });
      expect(await ended).toBe(1);
      expect(lines(stderr)).toEqual(['Stopped. Nothing was changed.']);
      expect(snapshot(root)).toEqual(before);
    },
  );

  test('at the question of an undo too, which has touched nothing', async () => {
    const root = hostTree();
    expect(
      spawnSync(process.execPath, [programPath('xe-reset-networking'), '--root', root, '--yes'])
        .status,
    ).toBe(0);
    appendFileSync(join(root, 'etc/xensource-inventory'), "MINE='1'\n");
    const before = snapshot(root);
    const child = spawn(process.execPath, [
      programPath('xe-reset-networking'),
      '--root',
      root,
      '--undo',
    ]);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('Type yes')) child.kill('SIGINT');
    });
    expect(await ended).toBe(1);
    expect(lines(stderr).at(-1)).toBe('Stopped. Nothing was changed.');
    expect(snapshot(root)).toEqual(before);
  });

  test('a reader that goes away does not stop a run half-way', async () => {
    const root = hostTree();
    mkdirSync(join(root, 'var/log'), { recursive: true });
    const child = spawn(
      process.execPath,
      [programPath('xe-reset-networking'), '--root', root, '--yes'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    child.stdout.destroy();
    expect(
      await new Promise((resolve) => {
        child.on('close', resolve);
      }),
    ).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});

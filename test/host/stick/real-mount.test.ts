import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCommands, type Command } from '../../../src/host/index.js';
import { workOnDevice, type StickWork } from '../../../src/host/stick/machine-sticks.js';
import { temporaryFolder } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';

/*
 * The real mount(8) and the real kernel, on a loop device that stands for the stick. Everything is
 * mounted in a mount namespace of its own.
 */

const helper = (): string =>
  readFileSync(join(__dirname, '../../../assets/helpers/stick.sh'), 'utf8');

const runs = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args).status === 0;

const asRoot = process.getuid?.() === 0 && runs('unshare', '-m', 'true');
const testLoop = testWhere(
  asRoot && runs('losetup', '-f') && runs('mkfs.ext4', '-V'),
  'needs root, a mount namespace, a loop device and mkfs.ext4',
);

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** Runs `body` with an ext4 on a loop device. `fill` puts things on it first. */
async function onStick(
  { readOnly = false, fill }: { readOnly?: boolean; fill?: (folder: string) => void },
  body: (device: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const image = join(folder, 'image');
  const content = join(folder, 'content');
  mkdirSync(content);
  fill?.(content);
  run('truncate', '-s', '4M', image);
  run('mkfs.ext4', '-q', '-F', '-d', content, image);
  const device = run('losetup', '-f', '--show', ...(readOnly ? ['-r'] : []), image);
  try {
    await body(device);
  } finally {
    run('losetup', '-d', device);
  }
}

const work = (wanted: Omit<StickWork, 'type'>) =>
  workOnDevice({ commands: systemCommands, helper }, { type: 'ext4', ...wanted });

function fileOf(text: string): string {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, text);
  return file;
}

const isMounted = (device: string): boolean =>
  readFileSync('/proc/mounts', 'utf8').includes(device);

testLoop('a file is written, read back and listed; nothing of it stays mounted', async () => {
  await onStick({}, async (device) => {
    const file = fileOf('report\n');
    const put = await work({ action: 'put', device, name: 'a.xml', file });
    const mounted = put.ok ? put.value.stdout.split('\n').filter((line) => line !== '') : [];
    expect(mounted).toHaveLength(2);
    for (const line of mounted) expect(line).toMatch(/,nosuid,nodev,noexec,/u);
    expect(isMounted(device)).toBe(false);
    const list = await work({ action: 'list', device, name: '.xml' });
    expect(list.ok && list.value.stdout).toMatch(/^file 7 \d+ a\.xml$/mu);
    const taken = join(temporaryFolder(), 'taken');
    expect(await work({ action: 'take', device, name: 'a.xml', file: taken })).toMatchObject({
      ok: true,
    });
    expect(readFileSync(taken, 'utf8')).toBe('report\n');
    expect(await work({ action: 'put', device, name: 'a.xml', file })).toEqual({
      ok: false,
      error: { code: 'exists', detail: 'a.xml' },
    });
  });
});

testLoop('a stick that is too full says how much is needed and what is free', async () => {
  await onStick({}, async (device) => {
    const file = fileOf('x'.repeat(8 * 1024 * 1024));
    const put = await work({ action: 'put', device, name: 'a', file });
    expect(put).toMatchObject({ error: { code: 'full', detail: '', room: { needed: 8388608 } } });
    expect(isMounted(device)).toBe(false);
  });
});

testLoop('a write-protected stick and one that is no file system are told apart', async () => {
  const file = fileOf('x');
  await onStick({ readOnly: true }, async (device) => {
    expect(await work({ action: 'put', device, name: 'a', file })).toMatchObject({
      error: { code: 'readOnly' },
    });
    expect(await work({ action: 'list', device, name: '' })).toMatchObject({ ok: true });
  });
  await onStick({}, async (device) => {
    run('dd', 'if=/dev/zero', `of=${device}`, 'bs=1M', 'count=4', 'conv=fsync');
    expect(await work({ action: 'put', device, name: 'a', file })).toMatchObject({
      error: { code: 'notMounted' },
    });
  });
});

testLoop('links on a stick lead nowhere: nothing of this host is written or read', async () => {
  const mine = fileOf('mine');
  const fill = (folder: string): void => {
    for (const name of ['a.xml', 'xsconsole-unfinished', 'gone.xml'])
      symlinkSync(name === 'gone.xml' ? `${mine}-new` : mine, join(folder, name));
  };
  await onStick({ fill }, async (device) => {
    const file = fileOf('theirs');
    for (const name of ['a.xml', 'gone.xml'])
      expect(await work({ action: 'put', device, name, file })).toMatchObject({
        error: { code: 'exists' },
      });
    expect(await work({ action: 'put', device, name: 'b.xml', file })).toMatchObject({ ok: true });
    expect(await work({ action: 'take', device, name: 'a.xml', file: `${file}2` })).toMatchObject({
      error: { code: 'missing' },
    });
    const list = await work({ action: 'list', device, name: '.xml' });
    expect(list.ok && list.value.stdout).not.toContain('a.xml');
    expect(list.ok && list.value.stdout).toContain('b.xml');
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(() => readFileSync(`${mine}-new`)).toThrow();
  });
});

testLoop('a stick that another program has open is left alone', async () => {
  await onStick({}, async (device) => {
    const held = run('bash', '-c', `exec 9<${device}; sleep 60 >/dev/null 2>&1 & echo $!`);
    try {
      expect(await work({ action: 'put', device, name: 'a', file: fileOf('x') })).toMatchObject({
        error: { code: 'busy' },
      });
    } finally {
      process.kill(Number(held));
    }
  });
});

testLoop(
  'a stick that does not take the data any more is told before it is called done',
  async () => {
    const folder = temporaryFolder();
    const image = join(folder, 'image');
    // Its memory is full long before the file system on it is, so the kernel reports I/O errors.
    const make =
      'mount --make-rprivate / && mount -t tmpfs -o size=512k none "$1" && ' +
      'truncate -s 4M "$2" && mkfs.ext4 -q -F "$2" && losetup -f --show "$2"';
    const device = run('unshare', '-m', 'sh', '-c', make, 'make', folder, image);
    try {
      const file = fileOf('x'.repeat(1024 * 1024));
      expect(await work({ action: 'put', device, name: 'a', file })).toMatchObject({
        ok: false,
        error: { code: 'notWritten' },
      });
      expect(isMounted(device)).toBe(false);
    } finally {
      run('losetup', '-d', device);
    }
  },
);

testLoop('a copy that is killed leaves nothing mounted, and the next one clears up', async () => {
  const fill = (folder: string): void => {
    writeFileSync(join(folder, 'xsconsole-unfinished'), 'half');
  };
  await onStick({ fill }, async (device) => {
    const fifo = join(temporaryFolder(), 'fifo');
    run('mkfifo', fifo);
    const stop = new AbortController();
    const commands = {
      ...systemCommands,
      run: (command: Command) => systemCommands.run({ ...command, signal: stop.signal }),
    };
    const killed = workOnDevice(
      { commands, helper },
      { action: 'put', device, type: 'ext4', name: 'a', file: fifo },
    );
    // It opens as soon as the helper reads from it, so the stick is mounted by then.
    const writer = await open(fifo, 'w');
    stop.abort();
    expect(await killed).toMatchObject({ ok: false, error: { code: 'here' } });
    await writer.close();
    expect(isMounted(device)).toBe(false);
    const put = await work({ action: 'put', device, name: 'a', file: fileOf('whole') });
    expect(put).toMatchObject({ ok: true });
    const list = await work({ action: 'list', device, name: '' });
    expect(list.ok && list.value.stdout).toMatch(/^file 5 \d+ a$/mu);
    expect(list.ok && list.value.stdout).not.toContain('unfinished');
  });
});

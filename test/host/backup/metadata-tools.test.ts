import { metadataTools, readRestored } from '../../../src/host/backup/metadata-tools.js';
import type { CommandEnd, Commands } from '../../../src/host/index.js';

const end = (stdout = '', status = 0, stderr = ''): CommandEnd => ({
  status,
  signal: null,
  stdout,
  stderr,
});
const sr = '9d1a1ab2-6f0b-4a4e-8f7c-2f6c1c1b0a11';
const disk = 'b7a4a8b1-0000-5000-8000-000000000001';

/** The tools of a host, which answer so to their arguments, one after the other. */
function toolsOf(answers: Readonly<Record<string, CommandEnd | readonly CommandEnd[]>>): {
  readonly tools: ReturnType<typeof metadataTools>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const commands: Commands = {
    find: (program) => Promise.resolve(program),
    run: ({ program, args }) => {
      const line = [program.split('/').at(-1), ...args]
        .join(' ')
        .replace(`-u ${sr}`, '-u SR')
        .replace(disk, 'DISK');
      asked.push(line);
      const answer = [answers[line] ?? end('', 1, `no answer to ${line}`)].flat();
      const times = asked.filter((one) => one === line).length;
      const value = answer[times - 1] ?? answer.at(-1) ?? end();
      return Promise.resolve({ ok: true, value });
    },
  };
  return { tools: metadataTools(commands), asked };
}

const probe = 'xe-restore-metadata -p -u SR';
const list = 'xe-restore-metadata -l -u SR -x DISK';
const find = 'xe-backup-metadata -n -u SR';

test('a first backup makes its disk, a later one does not; the new one is looked for', async () => {
  const first = toolsOf({
    [find]: end('Using SR: Local\nBackup VDI not found, aborting.\n', 3),
    'xe-backup-metadata -c -u SR': end('Backing up pool database: done\n'),
    [probe]: end(`${disk}\n`),
    [list]: end('2026-01-02-03-04-05\n'),
  });
  expect(await first.tools.backUp(sr)).toEqual({ ok: true, value: '2026-01-02-03-04-05' });
  expect(first.asked).toEqual([find, 'xe-backup-metadata -c -u SR', probe, list]);
  const later = toolsOf({
    [find]: end('Using SR: Local\n'),
    'xe-backup-metadata -u SR': end('done\n'),
    [probe]: end(`${disk}\n`),
    [list]: [end('2026-01-02-03-04-05\n'), end('2026-01-03-00-00-00\n2026-01-02-03-04-05\n')],
  });
  expect(await later.tools.backUp(sr)).toEqual({ ok: true, value: '2026-01-03-00-00-00' });
});

test('a tool that says done and leaves no new backup has failed, with its last words', async () => {
  const { tools } = toolsOf({
    [find]: end(),
    'xe-backup-metadata -u SR': end('Backing up pool database: done\n', 0, 'No space left\n'),
    [probe]: end(`${disk}\n`),
    [list]: end('2026-01-02-03-04-05\n'),
  });
  expect(await tools.backUp(sr)).toMatchObject({
    ok: false,
    error: { cause: 'exit status 0: No space left' },
  });
  const none = toolsOf({ [find]: end('Invalid SR UUID specified\n', 1) });
  expect(await none.tools.backUp(sr)).toMatchObject({
    error: { cause: 'exit status 1: Invalid SR UUID specified' },
  });
});

test('an SR without a backup, with one disk, and with several', async () => {
  const none = toolsOf({ [probe]: end('', 0, 'No VDIs found on SR.\n') });
  expect(await none.tools.list(sr)).toEqual({ ok: true, value: { disk: '', dates: [] } });
  const one = toolsOf({ [probe]: end(`${disk}\n`), [list]: end('b\na\n') });
  expect(await one.tools.list(sr)).toEqual({ ok: true, value: { disk, dates: ['b', 'a'] } });
  const two = toolsOf({ [probe]: end(`${disk}\nother\n`) });
  expect(await two.tools.list(sr)).toMatchObject({
    error: { cause: '2 virtual disks have backups' },
  });
});

const request = { sr, disk, date: '2026-01-02-03-04-05', of: 'sr' } as const;
const vms = `xe vm-import filename=u-1.vmmeta sr-uuid=${sr} --metadata --preserve --dry-run
xe vm-import filename=u-2.vmmeta sr-uuid=${sr} --metadata --preserve --dry-run
`;

test('a trial changes nothing; its sums count, not its exit status', async () => {
  const trial = 'xe-restore-metadata -y -u SR -x DISK -d 2026-01-02-03-04-05 -m sr -n';
  const { tools, asked } = toolsOf({
    [trial]: end(`${vms}Restored 1 VM(s), and 1 error(s)\n`, 1, 'It runs.\nIt runs.\n'),
  });
  expect(await tools.restore(request, true)).toEqual({
    ok: true,
    value: { vms: ['u-1', 'u-2'], done: 1, refused: 1, said: ['It runs.'] },
  });
  expect(asked).toEqual([trial]);
  expect(readRestored(end('Restored 3 VM(s), and 256 error(s)\n', 0))).toMatchObject({
    refused: 256,
  });
});

test('a restore that has not come to its end has failed', async () => {
  const real = 'xe-restore-metadata -y -u SR -x DISK -d 2026-01-02-03-04-05 -m sr';
  const { tools } = toolsOf({ [real]: end('', 1, 'Date directory not found\n') });
  expect(await tools.restore(request, false)).toMatchObject({
    error: { cause: 'exit status 1: Date directory not found' },
  });
});

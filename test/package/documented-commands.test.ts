import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readHostFacts } from '../../src/operations/index.js';
import { blockCommands, documents, drawings, sentenceCommands } from '../support/documents.js';
import { embeddedAt } from '../support/host/hosts.js';
import { runProgram, runToEnd } from '../support/run/program.js';
import { newHost, storyFolder } from '../support/story/story.js';

const project = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const about: unknown = JSON.parse(read('package.json'));

/** Where a command is run that this test cannot run: the file holds these words. */
type Elsewhere = readonly [file: string, holds: string];
const packages = 'test/support/package-root.ts';
const ci = '.ci/run';
const slow = 'it takes longer than a test may; its script is there';
/** Commands that are not run here: where they are, or why nowhere. */
const others: Readonly<Record<string, Elsewhere | string>> = {
  'npm ci && npm start': [ci, 'npm start --silent -- --fresh --line'],
  'npm start': [ci, 'npm start --silent -- --fresh --line'],
  'npm test': [ci, '\nnpm test --'],
  'npm run lint': [ci, 'npm run --silent lint'],
  'npm run types': [ci, 'npm run --silent types'],
  'npm run package': [ci, 'node scripts/package.mjs'],
  'npm pack': [ci, 'npm pack --silent'],
  'npm install -g': [ci, 'npm install --silent'],
  'npm run bench [names]': slow,
  'npm run test:crash': slow,
  'npm run test:mutation': slow,
  'npm run test:machine': slow,
  'npm run pictures': slow,
  'npm run fuzz': slow,
  'npm run fuzz [inputs] [seed]': slow,
  'npm run fuzz:files': slow,
  'XSCONSOLE_PACKAGES=packages npx jest test/package': [ci, 'npx jest --ci test/package'],
  'XSCONSOLE_ANSIBLE=1 npx jest by-ansible': [ci, 'XSCONSOLE_ANSIBLE=1 npx jest --ci'],
  'node -e 0': 'what the figures of the bench are compared with',
  'node dist/xsconsole.js': 'it stands for any Node that somebody calls by hand',
  'rpm -i xsconsole-recovery-0.1.0-1.x86_64.rpm': [packages, "'--install', file"],
  'systemctl mask': ['test/cli/setup/xsconsole-setup-obstacles.test.ts', "systemctl(root, 'mask'"],
  'rpm -U': [packages, "'--upgrade'"],
  'dpkg -i': [packages, "'--install', '/tmp/package.deb'"],
  'dpkg -i xsconsole-recovery_0.1.0_amd64.deb': [
    'test/machine/lab/on-machine.ts',
    'dpkg -i /root/',
  ],
  'tar -xJf xsconsole-recovery-0.1.0.tar.xz -C /': [
    packages,
    "'-xJf', '/package.tar.xz', '-C', '/'",
  ],
  'mount /dev/sda1 /mnt': 'the disk of a host; what follows it is run here on a tree',
  'man 8 xsconsole': 'no root of the tests has man; documents.test.ts reads the pages',
  'kill $(cat $tree/1/run/xapi.pid)': [
    'test/story/status/status-start-xapi.test.ts',
    'run/xapi.pid',
  ],
  'systemctl status xsconsole-recovery@tty1': [
    'test/machine/both-screens.test.ts',
    'blockCommands',
  ],
  'journalctl -b -u xsconsole-recovery@tty1': [
    'test/machine/both-screens.test.ts',
    'blockCommands',
  ],
};
const ansible = 'XSCONSOLE_PLAYBOOK=pool.json ansible-playbook ';

const programs = '/opt/xsconsole/bin/';
const practice = blockCommands('README.md').filter((line) => line.includes('$tree/'));

/** How a documented command is tried: here, as a call of a program of ours; else by `others`. */
function callsIn(command: string): readonly string[] {
  if (!/^(?:\/opt\/xsconsole\/bin\/|xe-reset-networking |xsconsole|node dist\/)/u.test(command))
    return [];
  // `; ` parts commands, `...` stands for what is wanted, ` | ` for a choice and [ ] for an option.
  return command
    .split('; ')
    .map((line) =>
      line
        .replace(/ > \S+$/u, '')
        .replace(' ...', ' --device eth1')
        .replaceAll(/[[\]]/gu, ''),
    )
    .map((line) => line.replace(/^node dist\/(\S+)\.js/u, '$1').replace(programs, ''))
    .flatMap((line) => {
      const [first = '', ...more] = line.split(' | ');
      const name = first.split(' ')[0] ?? '';
      return [first, ...more.map((choice) => `${name} ${choice}`)];
    });
}

const isStart = (command: string): boolean => /^npm start -- --/u.test(command);
const isTried = (command: string): boolean =>
  practice.includes(command) ||
  /^tree=/u.test(command) ||
  isStart(command) ||
  // A command of the host itself, of which no test has one.
  /^xe [a-z]/u.test(command) ||
  command.startsWith(ansible) ||
  callsIn(command).length > 0;

const all = documents.flatMap((document) =>
  [...blockCommands(document), ...sentenceCommands(document)].map((command) => ({
    document,
    command,
  })),
);
const calls = [
  ...new Set(all.flatMap(({ command }) => (command in others ? [] : callsIn(command)))),
].map((line) => {
  const [name = '', ...args] = line.split(' ');
  return { line, name, args };
});

test('every command of the documents is run here or elsewhere, or it is said why not', () => {
  expect(all.length).toBeGreaterThan(80);
  expect(all.filter(({ command }) => !(command in others) && !isTried(command))).toEqual([]);
});

test.each(Object.entries(others))('%s is run where it is said to be', (_, where) => {
  if (typeof where !== 'string') expect(read(where[0])).toContain(where[1]);
});

test('blocks that are not marked as commands are drawings', () => {
  const found = documents.flatMap((document) => drawings(document));
  expect(found).toHaveLength(2);
  for (const drawing of found) expect(drawing).toMatch(/──|-->/u);
});

test('RECOVERY.md names every program that helps, and units by the names that they have', () => {
  const named = calls.map(({ name }) => name);
  expect(new Set(named)).toEqual(new Set(['xsconsole', 'xe-reset-networking', 'xsconsole-setup']));
  const units = readdirSync(join(project, 'assets/units'));
  for (const [, unit = ''] of read('RECOVERY.md').matchAll(/(xsconsole-\w+@)tty1/gu))
    expect(units).toContain(`${unit}.service`);
});

test.each(documents)('every npm script and every tried path of %s is there', (document) => {
  const text = read(document);
  for (const [, run, own = run ?? ''] of text.matchAll(/npm (?:run ([a-z:]+)|(test|start)\b)/gu))
    expect(about).toHaveProperty(['scripts', own], expect.any(String));
  for (const [, path = ''] of text.matchAll(/jest (test\/[\w/.-]+)/gu))
    expect(existsSync(join(project, path))).toBe(true);
});

test('the README installs the packages by the names that they have', () => {
  const names = [
    ...read('README.md').matchAll(
      /xsconsole-recovery[_-](\d+\.\d+\.\d+)\S*\.(?:rpm|deb|tar\.xz)/gu,
    ),
  ];
  expect(names).toHaveLength(3);
  for (const [, version = ''] of names) expect(about).toHaveProperty('version', version);
});

const starts = [...new Set(all.map(({ command }) => command).filter(isStart))].map((command) => [
  '--embedded',
  ...command.replace('npm start -- ', '').split(' '),
]);
const consoles = [...starts, ...calls.filter(({ name }) => name === 'xsconsole').map(calledWith)];

/** The arguments of a call. Tests do not read the files of the machine that they run on. */
function calledWith({ args }: { readonly args: readonly string[] }): readonly string[] {
  return args.some((arg) => arg.startsWith('--emb')) ? args : ['--root', '@TREE@', ...args];
}

test('npm start opens the embedded host', () => {
  expect(about).toHaveProperty(['scripts', 'start'], 'node dist/xsconsole.js --embedded');
});

test.each(consoles.map((args) => [args.join(' ')]))('xsconsole %s opens', async (line) => {
  const tree = await newHost({ booted: true });
  const env = { XDG_STATE_HOME: storyFolder() };
  const opens = async (words: string): Promise<void> => {
    const args = [...words.replace('@TREE@', tree).split(' '), '--line'];
    const { status, stdout, stderr } = await runProgram('xsconsole', args, { env });
    expect({ status, stderr, shown: stdout.includes('Status Display') }).toEqual({
      status: 0,
      stderr: '',
      shown: true,
    });
  };
  // The second host of a pool is opened beside a pool that is there.
  if (line.includes('--as') && !line.includes('--pool')) await opens('--embedded --pool 3');
  await opens(line);
});

test.each(calls.filter(({ name }) => name !== 'xsconsole'))(
  '$line is understood on a host',
  async ({ line, name, args }) => {
    const tree = await newHost({ booted: true });
    const at = args.indexOf('--root');
    const words = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
    const { status, stderr } = await runProgram(name, ['--root', tree, ...words], {
      input: 'no\n',
    });
    // Cancelled at its question, or there is nothing to go on with; never wrong usage.
    expect(status === 0 || status === 1 ? '' : `${line}: ${stderr}`).toBe('');
  },
);

const hints =
  /(xe-reset-networking|xsconsole-setup|complete-network-reset|xapi-server)(?:'\)\})?((?: --?[a-z][a-z-]*)+)/gu;

test('help pages, man pages and messages name only options that the programs have', async () => {
  const files = ['assets/help', 'assets/man', 'src/text'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').replaceAll('\\-', '-').matchAll(hints)].map(
      ([hint, name = '']) => ({ hint, name }),
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  for (const name of new Set(named.map((one) => one.name))) {
    const { stdout: help } = await runProgram(name, ['--help']);
    for (const { hint } of named.filter((one) => one.name === name))
      for (const [option] of hint.matchAll(/(?<= )--?[a-z][a-z-]*/gu))
        expect(
          `${hint}: ${help.match(new RegExp(`${option}(?![a-z-])`, 'u'))?.[0] ?? 'none'}`,
        ).toBe(`${hint}: ${option}`);
  }
});

test('what the README breaks to practise is seen to be broken', async () => {
  const tree = await newHost({ booted: true });
  const host = await embeddedAt(tree);
  const seen: unknown[] = [];
  for (const line of practice) {
    const run = await runToEnd('sh', ['-ec', line], { env: { tree } });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { now, files } = await readHostFacts(host);
    seen.push(files.inventory.state === 'present' && now.known ? now.value?.link : 'no inventory');
  }
  expect(seen).toEqual(['noCarrier', 'down', 'no inventory']);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConsoleCall } from '../../src/cli/console-options.js';
import { runProgram } from '../support/run/program.js';
import { newHost } from '../support/story/story.js';

const project = resolve(__dirname, '../..');
const programs = '/opt/xsconsole/bin/';

/** The commands of a document, a line each, without what is said of them. */
function commandsOf(document: string): readonly string[] {
  return readFileSync(join(project, document), 'utf8')
    .split('```')
    .filter((part) => part.startsWith('sh\n'))
    .flatMap((block) => block.split('\n').slice(1))
    .map((line) => line.replace(/\s+#.*$/u, '').trim())
    .filter((line) => line !== '');
}
const commands = commandsOf('RECOVERY.md');
const ours = commands.filter((line) => line.startsWith(programs));

/**
 * The calls of our programs in the README, where `...` stands for what is wanted and ` | ` for a
 * choice.
 */
const inReadme = commandsOf('README.md')
  .flatMap((line) => line.split('; '))
  .filter((line) => /^(?:\/opt\/xsconsole\/bin\/)?(?:xe-|xsconsole)/u.test(line))
  .map((line) => line.replace(/ > \S+$/u, '').replace(' ...', ' --device eth1'))
  .flatMap((line) => {
    const [first = '', ...others] = line.split(' | ');
    const name = first.split(' ')[0] ?? '';
    return [first, ...others.map((choice) => `${name} ${choice}`)];
  })
  .map((line) => (line.startsWith(programs) ? line : `${programs}${line}`));

/** Program and words of a command. */
function partsOf(line: string): { readonly name: string; readonly args: readonly string[] } {
  const [name = '', ...args] = line.slice(programs.length).split(' ');
  return { name, args };
}

test('the document names every program that helps, and the rest is the host’s own', () => {
  expect(new Set(ours.map((line) => partsOf(line).name))).toEqual(
    new Set(['xsconsole', 'xe-reset-networking', 'xsconsole-setup']),
  );
  for (const line of commands.filter((command) => !ours.includes(command)))
    expect(line).toMatch(/^(?:systemctl|journalctl|tar|mount) /u);
  const units = readdirSync(join(project, 'assets/units'));
  for (const [, unit = ''] of commands.join('\n').matchAll(/(xsconsole-\w+@)tty1/gu))
    expect(units).toContain(`${unit}.service`);
});

const called = [...new Set([...ours, ...inReadme])];

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'RECOVERY.md'])(
  'every npm script and every tried path of %s is there',
  (document) => {
    const text = readFileSync(join(project, document), 'utf8');
    const about: unknown = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    for (const [, run, own = run ?? ''] of text.matchAll(/npm (?:run ([a-z:]+)|(test|start)\b)/gu))
      expect(about).toHaveProperty(['scripts', own], expect.any(String));
    for (const [, path = ''] of text.matchAll(/jest (test\/[\w/.-]+)/gu))
      expect(existsSync(join(project, path))).toBe(true);
  },
);

test('the README installs the packages by the names that they have', () => {
  const about: unknown = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const names = [
    ...readFileSync(join(project, 'README.md'), 'utf8').matchAll(
      /xsconsole-recovery[_-](\d+\.\d+\.\d+)\S*\.(?:rpm|deb|tar\.xz)/gu,
    ),
  ];
  expect(names).toHaveLength(3);
  for (const [, version = ''] of names) expect(about).toHaveProperty('version', version);
});

test('the README has calls of the reset too', () => {
  expect(inReadme.length).toBeGreaterThan(12);
});

test.each(called.filter((line) => partsOf(line).name === 'xsconsole'))(
  '%s opens the console',
  (line) => {
    expect(readConsoleCall(partsOf(line).args, {})).toMatchObject({ kind: 'open' });
  },
);

test.each(called.filter((line) => partsOf(line).name !== 'xsconsole'))(
  '%s is understood on a host',
  async (line) => {
    const tree = await newHost({ booted: true });
    const { name, args } = partsOf(line);
    const at = args.indexOf('--root');
    const words = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
    const { status, stderr } = await runProgram(name, ['--root', tree, ...words], {
      input: 'no\n',
    });
    // Cancelled at its question, or there is nothing to go on with; never wrong usage.
    expect(status === 0 || status === 1 ? '' : `${line}: ${stderr}`).toBe('');
  },
);

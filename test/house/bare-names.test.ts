import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bareNamesIn } from '../support/bare-names.js';

const project = resolve(__dirname, '../..');

/** The text of every file below a folder of the project. */
const texts = (folder: string): readonly string[] =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** Without comments: those are for people who read the code. */
const code = (text: string): string => text.replaceAll(/^ *(?:\/\/|\/?\*).*$/gmu, '');

test('a hint gives the name of a program as it is typed on a host: the bare name is another', () => {
  expect(bareNamesIn('Run xe-reset-networking again.')).toHaveLength(1);
  expect(bareNamesIn('xsconsole-setup --restore takes it off.')).toHaveLength(1);
  expect(bareNamesIn('Try /opt/xsconsole/bin/xsconsole --line')).toEqual([]);
  for (const folder of ['src', 'screens'])
    expect(texts(folder).map(code).flatMap(bareNamesIn)).toEqual([]);
  for (const folder of ['assets/ansible', 'assets/man', 'assets/units', 'assets/libexec'])
    expect(texts(folder).flatMap(bareNamesIn)).toEqual([]);
});

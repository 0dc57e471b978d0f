import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { programPath } from '../support/run/program.js';

const programs = ['xsconsole', 'xe-reset-networking', 'xapi-server', 'complete-network-reset'];

/** A program as Node takes it, without the shell's first line. */
const textOf = (name: string): string =>
  readFileSync(programPath(name), 'utf8').replace(/^#!.*\n/u, '\n');

/** What a program says and how it ends when this Node of another age runs it. */
function ranBy(version: string, release: string, name: string) {
  const said: string[] = [];
  const ended = new Error('it ended');
  const process = {
    versions: { node: version },
    platform: 'linux',
    stderr: { write: (text: string) => said.push(text) },
    exit: (status: number) => {
      said.push(String(status));
      throw ended;
    },
  };
  const modules: Readonly<Record<string, unknown>> = {
    os: { release: () => release },
    path: { basename: () => name },
  };
  const require = (module: string): unknown => modules[module];
  expect(() => {
    runInNewContext(textOf(name), { process, require, __filename: `/${name}.js` });
  }).toThrow(ended);
  return said;
}

test.each(programs)('a Node of any age understands the words of %s', (name) => {
  const text = textOf(name);
  expect(() => transformSync(text, { target: 'es5' })).not.toThrow();
  // esbuild takes a comma behind the last argument, which a Node before version 8 does not.
  expect(text.replace(/^".*"(?=,$)/mu, '')).not.toMatch(/,\s*\)/u);
});

test.each([
  ['0.10.48', '6.1.0'],
  ['4.9.1', '6.1.0'],
  ['18.20.0', '6.1.0'],
  ['20.0.0', '4.17.9'],
  ['20.0.0', '3.10.0-1160.el7.x86_64'],
])('Node %s on Linux %s is told in one line that it is too old', (version, release) => {
  expect(ranBy(version, release, 'xe-reset-networking')).toEqual([
    `xe-reset-networking needs Node 20 and Linux 4.18 or later; this is Node ${version} on linux ` +
      `${release}. Run it elsewhere on the files of this host, with --root.\n`,
    '1',
  ]);
});

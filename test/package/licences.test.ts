import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { programPath } from '../support/run/built.js';

const project = resolve(__dirname, '../..');

test('the licence text of every package in a program goes with the programs', () => {
  const folder = dirname(programPath('xsconsole'));
  // esbuild names each file of CommonJS, as all these packages are, where it has put it in.
  const bundled = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.text'))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'latin1').matchAll(
          /^ *"(?:\S*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S+"\(/gmu,
        ),
      ])
      .map(([, name = '']) => name),
  );
  expect(bundled).toContain('blessed');
  const texts = readFileSync(join(folder, 'licences.txt'), 'utf8');
  const missing = [...bundled].filter(
    (name) => !new RegExp(`^${name} \\d\\S* \\(\\S.*\\)\\n=+\\n\\n\\S`, 'mu').test(texts),
  );
  expect(missing).toEqual([]);
});

test('whoever installs the npm package gets nothing else with it', () => {
  const about = readFileSync(join(project, 'package.json'), 'utf8');
  expect(about).not.toMatch(/"(?:d|optionalD|peerD|bundleD|bundledD)ependencies"/u);
});

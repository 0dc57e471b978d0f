import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { programPath } from '../support/run/built.js';

const assets = resolve(__dirname, '../../assets');
const about: unknown = JSON.parse(readFileSync(resolve(assets, '../package.json'), 'utf8'));

test('every program has a man page with room for what its own help says', () => {
  const pages = readdirSync(join(assets, 'man')).toSorted();
  expect(about).toHaveProperty('bin', expect.objectContaining({}));
  for (const page of pages) {
    const text = readFileSync(join(assets, 'man', page), 'utf8');
    const name = page.replace('.8', '');
    expect(about).toHaveProperty(['bin', name]);
    expect(text).toContain(`.TH ${name.toUpperCase()} 8 `);
    expect(text).toContain(`\n${name} \\- `);
    // The help is as wide as the screen: it begins at its left edge.
    expect(text).toContain('\n.in 0\n.nf\n@HELP@\n.fi\n');
    // What stands in the middle of the first line has room between the names at both ends.
    const [, middle = ''] = /^\.TH .* "([^"]*)"$/mu.exec(text) ?? [];
    expect(2 * `${name}(8)`.length + middle.length).toBeLessThan(75);
  }
  expect(pages).toHaveLength(5);
});

test.each(readdirSync(join(assets, 'man')).map((page) => page.replace('.8', '')))(
  'no line of %s --help is wider than a serial screen',
  (name) => {
    const help = execFileSync(process.execPath, [programPath(name), '--help'], {
      encoding: 'utf8',
    });
    expect(help).toContain(`Usage: ${name} `);
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  },
);

test('no unit sets what CentOS 7 does not know, and each waits for the console it stops', () => {
  for (const name of readdirSync(join(assets, 'units'))) {
    const unit = readFileSync(join(assets, 'units', name), 'utf8');
    // A variable of ours in the environment would be inherited by every program of the host that we
    // call.
    expect(unit).not.toMatch(/^Environment=.*LD_LIBRARY_PATH/mu);
    if (!unit.includes('/opt/xsconsole/bin/')) continue;
    expect(unit).toContain('\nKillMode=mixed\n');
    expect(unit).toContain('\nSuccessExitStatus=143\n');
  }
});

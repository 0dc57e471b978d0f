import { spawnSync } from 'node:child_process';
import { openTree } from '../../../src/host/index.js';
import { readLayouts } from '../../../src/host/machine/keyboard.js';
import { testWhere } from '../../support/run/aloud.js';

/** What the real loadkeys says of a layout. With `-b` it changes no keyboard. */
function loadkeys(layout: string): { readonly status: number | null; readonly said: string } {
  const { status, stderr } = spawnSync('loadkeys', ['-q', '-u', '-b', layout], {
    encoding: 'utf8',
  });
  return { status, said: stderr };
}

testWhere(loadkeys('us').status === 0, 'needs loadkeys and keymaps (Debian: kbd, console-data)')(
  'the real loadkeys finds every layout of the list by its name',
  async () => {
    const layouts = await readLayouts(await openTree('/'));
    const names = layouts.known ? layouts.value : [];
    const said = names.map((layout) => ({ layout, ...loadkeys(layout) }));
    const lost = said.filter((one) => one.said.includes('Unable to open file'));
    expect(lost.map(({ layout }) => layout)).toEqual([]);
    expect(said.filter(({ status }) => status === 0).length).toBeGreaterThan(100);
  },
);

import { spawnSync } from 'node:child_process';
import { openTree } from '../../../src/host/index.js';
import { readLayouts } from '../../../src/host/machine/keyboard.js';
import { testWhere } from '../../support/run/test-where.js';

/** What the real loadkeys says of a layout. With `-b` it changes no keyboard. */
interface Loaded {
  readonly layout: string;
  readonly status: number;
  readonly said: string;
}

/** One shell asks for all layouts: to start each loadkeys from here would cost as much again. */
function loadkeys(layouts: readonly string[]): readonly Loaded[] {
  const script =
    'for layout; do loadkeys -q -u -b "$layout" 2>&1 >/dev/null; printf "\\0%d\\0" $?; done';
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...layouts], { encoding: 'utf8' });
  const parts = stdout.split('\0');
  return layouts.map((layout, at) => ({
    layout,
    said: parts[2 * at] ?? '',
    status: Number(parts[2 * at + 1]),
  }));
}

testWhere(
  loadkeys(['us'])[0]?.status === 0,
  'needs loadkeys and keymaps (Debian: kbd, console-data)',
)('the real loadkeys finds every layout of the list by its name', async () => {
  const layouts = await readLayouts(await openTree('/'));
  const loaded = loadkeys(layouts.known ? layouts.value : []);
  const lost = loaded.filter(({ said }) => said.includes('Unable to open file'));
  expect(lost.map(({ layout }) => layout)).toEqual([]);
  expect(loaded.filter(({ status }) => status === 0).length).toBeGreaterThan(100);
});

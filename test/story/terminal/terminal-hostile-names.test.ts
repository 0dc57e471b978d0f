import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHost, openConsoleWith } from '../../support/story/story.js';

/**
 * A name that would clear the screen, turn the reading order and hide a letter, as far as a pool
 * database can hold it.
 */
const hostile = 'Mail\u009b2J\u009d0;owned\u009c%.gate\u202eway\u2066\u200b\u0085x';

/** An embedded host one of whose running VMs is called that. */
async function hostWithHostileVm(): Promise<string> {
  const tree = await newHost();
  const database = join(tree, 'var/lib/xcp/state.db');
  const text = readFileSync(database, 'utf8');
  expect(text).toContain('Mail%.gateway');
  writeFileSync(database, text.replaceAll('Mail%.gateway', hostile));
  return tree;
}

test('a VM is called by what steers terminals: its name is shown, and steers nothing', async () => {
  const tree = await hostWithHostileVm();
  const console = openConsoleWith(['--embedded', tree], { columns: 150, rows: 40 });
  await console.sees('Mail2J0;owned gatewayx', 'Files and printing');
  expect(console.screen).toMatch(/^┌ .*┐$/mu);
  // Nothing of it has ever gone to the terminal: no C1 character, no bidi mark, nothing invisible.
  expect(console.session.emulator.received).not.toMatch(
    /[\u0080-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f]/u,
  );
  expect(await console.quits()).toBe(0);
});

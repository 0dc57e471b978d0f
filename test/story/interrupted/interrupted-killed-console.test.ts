import { newestReset } from '../../support/story/after-reboot.js';
import { resetCutOffAt } from '../../support/story/cut-off-story.js';
import { standInHost } from '../../support/host/stand-in-host.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test('the console is killed while it changes the host: the next one opens on it and continues', async () => {
  const tree = await newHost({ booted: true });
  await resetCutOffAt(tree, 'resetInterfaceNames');
  const host = await standInHost(tree, () => null);
  const second = openConsoleWith(['--root', tree]);
  await second.sees('An Emergency Network Reset was interrupted', /\d+ of its 12 steps were done/u);
  await second.choose('Continue the reset');
  await second.agrees('continue');
  await second.sees('All steps are done. The host reboots now');
  expect(host.calls.at(-1)).toBe('reboot');
  expect((await newestReset(tree)).outcome).toEqual({ result: 'done' });
});

import { hostBeforeReboot, restarts, XapiOfItsOwn } from '../../support/story/after-reboot.js';
import { standInHost } from '../../support/host/stand-in-host.js';
import { openConsoleWith } from '../../support/story/story.js';

test('everything is done but the reboot: the console opens on it and reboots the host', async () => {
  const tree = await hostBeforeReboot();
  const host = await standInHost(tree, () => null);
  const console = openConsoleWith(['--root', tree]);
  await console.sees(
    'An Emergency Network Reset waits for the reboot',
    'this host has not restarted since',
  );
  await console.choose('Reboot this host');
  await console.agrees('continue');
  await console.sees('The host reboots now');
  expect(host.calls.at(-1)).toBe('reboot');
});

test('somebody has rebooted it by hand meanwhile: the console shows what came of it instead', async () => {
  const tree = await hostBeforeReboot();
  await restarts(tree);
  await (await new XapiOfItsOwn(tree).starts()).completes();
  const console = openConsoleWith(['--root', tree]);
  await console.sees('Network reset: result', 'as you asked for');
  expect(console.neverSaw('waits for the reboot')).toEqual(['waits for the reboot']);
});

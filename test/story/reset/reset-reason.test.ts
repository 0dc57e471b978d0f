import { choosesDhcp, consoleWithoutXapi } from '../../support/story/reset-story.js';
import { runCommand } from '../../support/story/story.js';

test('the reason that was typed is kept: --status tells it', async () => {
  const { tree, console } = await consoleWithoutXapi();
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  await console.next();
  await console.fill('Reason', 'switch in rack 3 replaced');
  await console.answers('yes');
  await console.sees('All steps are done');
  const told = await runCommand('xe-reset-networking', ['--root', tree, '--status']);
  expect(told).toMatchObject({ status: 0, stderr: '' });
  expect(told.stdout).toMatch(
    /Last reset: begun .* from the console, because: switch in rack 3 replaced\./u,
  );
});

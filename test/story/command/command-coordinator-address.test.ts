import { newHost, runCommand } from '../../support/story/story.js';

test('a wrong coordinator address is told by the option that was typed', async () => {
  const tree = await newHost();
  const { status, stderr } = await runCommand('xe-reset-networking', [
    ...['--root', tree, '--force', '--coordinator-address', '10.0.0.7:443'],
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain('--coordinator-address: "10.0.0.7:443" is neither an IP address');
  expect(stderr).not.toContain('--master');
});

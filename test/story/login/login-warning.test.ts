import { consoleWithClock, opensLogin } from '../../support/story/login-story.js';

test('whoever touches no key is warned before the logout, and any key keeps them logged in', async () => {
  const { console, leap } = await consoleWithClock(40);
  await opensLogin(console);
  await console.logsIn();
  leap();
  await console.sees(/Any key stay logged in \(\d+ s left\)/u);
  console.session.press('up');
  await console.session.waitFor(() => !console.screen.includes('stay logged in'));
  expect(console.screen).toContain('root@');
});

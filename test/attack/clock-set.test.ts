import { consoleWithClock, opensLogin } from '../support/story/login-story.js';

const year = 365 * 86_400;

test.each([year, -year])('a date set by %d seconds logs nobody out', async (seconds) => {
  const { console, leap } = await consoleWithClock(seconds, 'date');
  const before = new Date().getUTCFullYear();
  await opensLogin(console);
  await console.logsIn();
  await console.sees('root@xcp-fra-01');
  leap();
  await console.sees(`${before + Math.sign(seconds)}-`, 'root@xcp-fra-01');
});

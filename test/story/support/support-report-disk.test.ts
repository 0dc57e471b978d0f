import { newHost, openConsole } from '../../support/story/story.js';

test('a report that cannot be written says where and why, and Esc leads back to the question', async () => {
  const console = await openConsole(
    await newHost({
      files: { 'var/lib/xsconsole/reports': 'a file stands where the folder would be' },
    }),
  );
  await console.choose('Technical Support');
  await console.choose('Save Support Report');
  await console.choose('On this host');
  console.session.press('f8');
  await console.sees('It failed', '/var/lib/xsconsole/reports');
  console.session.press('escape');
  await console.sees('Nothing is sent anywhere');
});

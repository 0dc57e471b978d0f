import { newHost, openConsole } from '../../support/story/story.js';

test('a tree of files has no shell, and the item says so before anything is asked', async () => {
  const console = await openConsole(await newHost());
  await console.moveTo('Local Command Shell');
  await console.sees('This host is a tree of files and has no shell of its own');
  await console.next();
  await console.sees('This host is a tree of files and has no shell of its own');
  await console.back();
  await console.moveTo('Quit');
  await console.sees('Press Enter to leave.');
});

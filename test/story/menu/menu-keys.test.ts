import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('a letter goes to the next item that begins with it, Home and End to the first and the last', async () => {
  const { console } = await consoleWithoutXapi();
  console.session.type('t');
  await console.sees(/> Technical Support/u);
  console.session.type('Q');
  await console.sees(/> Quit/u);
  console.session.press('home');
  await console.sees(/> Status Display/u);
  console.session.press('end');
  await console.sees(/> Quit/u);
  console.session.press('down');
  await console.sees(/> Status Display/u);
});

test('Esc leads out of a menu, and at the root to its first item, never out of the console', async () => {
  const { console } = await consoleWithoutXapi();
  await console.choose('Network and Management Interface');
  await console.moveTo('Display NICs');
  await console.back();
  await console.sees(/> Network and Management Interface/u);
  console.session.press('escape');
  await console.sees(/> Status Display/u);
  console.session.press('escape', 'escape');
  await console.moveTo('Quit');
  expect(console.session.exit).toBeNull();
});

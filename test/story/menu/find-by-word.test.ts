import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('/ finds an item by any word that means it, and Enter goes there', async () => {
  const { console } = await consoleWithoutXapi();
  console.session.type('/');
  await console.sees('Find a menu item', 'Virtual Machines');
  await console.fill('Words', 'passw');
  await console.sees(/> Change Password \(Authentication\)/u);
  await console.fill('Words', 'lost network');
  await console.sees(/> Emergency Network Reset \(Network and Management Interface\)/u);
  console.enter();
  await console.sees(/^. Network and Management Interface/mu, /> Emergency Network Reset/u);
});

test('a word that no item has is said so, and Esc leads back to where one was', async () => {
  const { console } = await consoleWithoutXapi();
  await console.moveTo('Quit');
  console.session.type('/');
  await console.fill('Words', 'firewall');
  await console.sees('No item matches. Esc goes back.');
  await console.back();
  await console.sees(/> Quit/u, 'Leave this console');
});

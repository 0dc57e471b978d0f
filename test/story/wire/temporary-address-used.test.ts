import { newHost, openConsole } from '../../support/story/story.js';

test('a temporary address that somebody uses is refused unless override is typed', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Temporary Address');
  await console.choose('Add an address');
  await console.fill('Address/prefix', '192.168.1.1/24');
  await console.next();
  await console.sees('already uses 192.168.1.1.', 'Two hosts with one address disturb each other');
  console.session.type('yes');
  console.enter();
  await console.sees('"yes" is not override');
  await console.fill('Type override to insist', 'override');
  await console.next();
  await console.sees('192.168.1.1/24 is put on eth0', 'already uses 192.168.1.1');
});

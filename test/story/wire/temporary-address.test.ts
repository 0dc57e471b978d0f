import { newHost, openConsole } from '../../support/story/story.js';

test('a temporary address: asked for, told with its time and what to type, and removed', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Temporary Address');
  await console.choose('Add an address');
  await console.fill('Address/prefix', '192.168.1.77/24');
  await console.next();
  await console.sees('192.168.1.77/24 is put on eth0', 'Address 192.168.1.77: nobody answered');
  console.session.type('y');
  await console.sees('The address is there.', '192.168.1.77/24 is on xenbr0 for 60 minutes.');
  await console.back();
  await console.back();
  await console.sees('Status Display');
  await console.moveTo('Status Display');
  await console.sees(/192\.168\.1\.77\/24 on xenbr0, (59|60) min left/u, 'ssh root@192.168.1.77');
  console.session.type('t');
  await console.choose('Remove 192.168.1.77/24');
  console.session.type('y');
  await console.sees('The address is removed.');
});

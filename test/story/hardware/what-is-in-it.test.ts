import { newHost, openConsole } from '../../support/story/story.js';

test('the hardware page names a failing disk and the BMC, and scrolls to the cards', async () => {
  const console = await openConsole(await newHost({ booted: true }));
  await console.choose('Hardware and BIOS');
  await console.sees(
    'Disk sdc says that it is failing',
    'Sensor FAN2 is outside its limits',
    'Supermicro',
    '40 in 2 sockets',
  );
  console.session.press('end');
  await console.sees(
    'eth0: Intel Corporation I350',
    'driver igb',
    'firmware 1.63',
    'FAN1: 5600 RPM',
  );
});

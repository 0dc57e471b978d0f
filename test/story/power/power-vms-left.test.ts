import { newHost, openConsole } from '../../support/story/story.js';

test('a reboot that leaves the VMs to die names them once more; Enter alone says no, F8 says yes', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Reboot or Shutdown');
  await console.choose('Reboot');
  await console.choose('Force off');
  await console.sees('This host goes down and starts again', 'will be killed');
  console.session.press('enter');
  await console.sees('Shut the VMs down first');
  await console.choose('Force off');
  console.session.press('f8');
  await console.sees(/This host goes down now|The host restarts|Services stop|is restarting/u);
});

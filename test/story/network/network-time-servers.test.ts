import { newHost, openConsole } from '../../support/story/story.js';

test('own time servers, names and addresses of both families; a wrong one is named', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Network Time (NTP)');
  await console.choose('Own servers');
  await console.fill('NTP servers', 'fd00::123, 0.0.0.0');
  console.enter();
  await console.sees('"0.0.0.0" is neither an IP address of a server nor a host name');
  await console.fill('NTP servers', 'fd00::123, ntp.example.com');
  await console.next();
  await console.sees('NTP servers:', '- fd00::123', '- ntp.example.com');
  console.session.press('f8');
  await console.sees('The time source is set');
  await console.next();
  await console.sees(/Time from +Own servers/u, /fd00::123, *ntp\.example\.com/u);
});

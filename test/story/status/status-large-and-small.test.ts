import { newHost, openConsole, openConsoleWith } from '../../support/story/story.js';

test(
  'a large screen has a third column with a summary of this host, in menus and dialogues ' +
    'alike; a smaller one goes on without',
  async () => {
    const tree = await newHost();
    const console = openConsoleWith(['--embedded', tree], { columns: 160, rows: 50 });
    const side = [
      'This host',
      'No problem found',
      /Address +192\.168\.1\.10/u,
      'Up for',
      '3 VMs are running',
      '- Mail gateway',
    ] as const;
    await console.sees('Status Display', ...side);
    await console.choose('Network and Management Interface');
    await console.choose('Display NICs');
    await console.sees('Enter shows one of them', /eth2 +a0:36:9f:7b:10:c8/u, ...side);
    console.session.resize(80, 24);
    await console.sees(/^[^\n]{0,80}\n[^\n]*Display NICs/u);
    expect(console.screen).not.toContain('This host');
  },
);

test('a screen smaller than 80x24 says so and goes on: no NIC loses its MAC address', async () => {
  const console = openConsoleWith(['--embedded', await newHost()], { columns: 60, rows: 20 });
  await console.sees('60x20, made for 80x24', 'xcp-fra-01');
  console.session.type('n');
  await console.sees(/> Network and Managemen\.\.\./u);
  console.session.press('enter');
  await console.choose('Display NICs');
  await console.sees(/eth4 +00:15:17:9e:44:21 +down/u, '60x20, made for 80x24');
});

test(
  'what does not fit beside the menu stands on a page of its own, one key away: the ' +
    'fingerprints each in one line',
  async () => {
    const console = await openConsole(await newHost());
    await console.moveTo('Status Display');
    await console.next();
    expect(await console.reads('ssh-rsa')).toMatch(/SHA256:[A-Za-z0-9+/]{43}/u);
  },
);

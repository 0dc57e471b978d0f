import { newHost, openConsole } from '../../support/story/story.js';

test(
  'a reboot that waits for its VMs: each is named and asked; then the host goes down and ' +
    'comes back',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.sees('These VMs are running:', 'Shut the VMs down first');
    const [, vm = ''] =
      /- (\S.*?)\s*│/u.exec(console.screen.split('VMs are running')[1] ?? '') ?? [];
    expect(vm).not.toBe('');
    await console.choose('Shut the VMs down first');
    await console.sees('for five minutes at most', `- ${vm}`);
    // No is chosen first: Enter leads back.
    console.session.press('enter');
    await console.sees('Force off');
    await console.choose('Shut the VMs down first');
    await console.sees('> No', 'Yes: Shut the VMs down');
    console.session.type('y');
    await console.sees(/Host name +xcp-fra-01/u);
  },
);

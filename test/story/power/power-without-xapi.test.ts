import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'XAPI is down: whether VMs run is said to be unknown, none can be asked to end, and the ' +
    'host can go down all the same',
  async () => {
    const tree = await newHost({ booted: true });
    const console = openConsoleWith(['--root', tree]);
    await console.sees('XAPI is not running');
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.sees(
      'The running VMs are unknown',
      'Without XAPI they cannot be shut down from here',
    );
    console.session.press('f8');
    await console.sees('no host runs on it, so nothing was done', 'reboot');
  },
);

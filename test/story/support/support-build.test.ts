import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'what is installed is shown from the inventory, also without XAPI; an inventory that is ' +
    'gone is said to be',
  async () => {
    const tree = await newHost({ booted: true });
    const console = openConsoleWith(['--root', tree]);
    await console.sees('XAPI is not running');
    await console.choose('Technical Support');
    await console.moveTo('Software Build Information');
    await console.sees(/Product +XCP-ng/u, /This console +xsconsole \d/u);
    const bare = openConsoleWith([
      '--root',
      await newHost({ booted: true, files: { 'etc/xensource-inventory': '\0' } }),
    ]);
    await bare.sees('Technical Support');
    await bare.choose('Technical Support');
    await bare.moveTo('Software Build Information');
    await bare.sees(/This console +xsconsole \d/u);
  },
);

import { hostBeforeReboot } from '../../support/story/after-reboot.js';
import { openConsole, openConsoleWith } from '../../support/story/story.js';

test(
  'a report that was read is opened again from the Status Display, by the same console and by ' +
    'the next one',
  async () => {
    const tree = await hostBeforeReboot();
    const first = openConsoleWith(['--embedded', tree]);
    await first.sees('Network reset: result', 'as you asked for');
    await first.next();
    await first.sees('Status Display', /Device +eth1/u);
    await first.next();
    await first.sees('L Last report');
    first.session.type('l');
    await first.sees(
      'Network reset: last report',
      'As root read it',
      'ok     Device: eth1',
      'This host now has the address 10.20.0.131.',
    );
    await first.back();
    await first.back();
    expect(await first.quits()).toBe(0);
    const second = await openConsole(tree);
    await second.next();
    second.session.type('L');
    await second.sees('Network reset: last report', 'ok     Device: eth1');
    await second.back();
    await second.back();
    expect(await second.quits()).toBe(0);
  },
);

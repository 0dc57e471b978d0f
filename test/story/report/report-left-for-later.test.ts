import { isVerificationReport } from '../../../src/reset/index.js';
import { hostBeforeReboot, newestReset } from '../../support/story/after-reboot.js';
import { growsLong } from '../../support/story/reset-story.js';
import { openConsoleWith } from '../../support/story/story.js';

test(
  'a report is left for later: F5 brings it back, nobody has read it before Enter, and no ' +
    'login is needed for that',
  async () => {
    const tree = await hostBeforeReboot();
    const console = openConsoleWith(['--embedded', tree]);
    await console.sees('Network reset: result', 'ok     Device: eth1');
    await console.back();
    growsLong(console);
    await console.sees('Status Display', /Device +eth1/u);
    expect((await newestReset(tree)).acknowledged).toBeNull();
    console.session.press('f5');
    await console.sees('Network reset: result', 'I have read it');
    await console.next();
    expect(await console.quits()).toBe(0);
    expect(console.neverSaw('Log In')).toEqual(['Log In']);
    const read = (await newestReset(tree)).acknowledged?.report;
    expect(isVerificationReport(read) && read.checks).toContainEqual({
      code: 'trigger',
      wanted: '',
      got: '',
      ok: true,
    });
  },
);

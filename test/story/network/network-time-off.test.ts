import { newHost, openConsole } from '../../support/story/story.js';

test(
  'with network time off the clock is set by hand: what is no time is refused, and a tree ' +
    'says that it has no clock',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Network and Management Interface');
    await console.choose('Network Time (NTP)');
    await console.choose('Off');
    await console.sees(
      'The clock will no longer be synchronised',
      /It shows \d{4}-\d\d-\d\d \d\d:\d\d:\d\d now/u,
    );
    await console.fill('Date', '2026-02-30');
    await console.fill('Time', '25:00');
    console.enter();
    await console.sees('"2026-02-30" is not a date', '"25:00" is not a time');
    await console.fill('Date', '2026-02-28');
    await console.fill('Time', '23:59');
    await console.next();
    await console.sees(
      'The clock is set to 2026-02-28 23:59:00',
      'Clocks that drift apart break pools',
    );
    console.session.press('f8');
    await console.sees('no host runs on it, so nothing was done', 'date -s 2026-02-28 23:59:00');
  },
);

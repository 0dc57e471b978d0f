import {
  hostBeforeReboot,
  newestReset,
  openConsoleOn,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';
import { runCommand } from '../../support/story/story.js';

test(
  'a host whose own xapi completes the reset: the console goes on with the list by itself, ' +
    'up to a report that was read back',
  async () => {
    const tree = await hostBeforeReboot();
    await restarts(tree);
    expect(
      (await runCommand('xe-reset-networking', ['--root', tree, '--status'])).stdout,
    ).toContain('The host has restarted since; its XAPI has not completed the reset yet.');
    const console = openConsoleOn(tree);
    await console.sees(
      'The reset is being completed',
      /Replace \S+ +done/u,
      /The host boots +done/u,
      /XAPI starts +running/u,
    );
    const xapi = await new XapiOfItsOwn(tree).starts();
    await console.sees(/XAPI starts +done/u, /XAPI completes the reset +running/u);
    await xapi.completes();
    await console.sees(
      'Network reset: result',
      'as you asked for',
      'ok     Device: eth1',
      'This host now has the address 10.20.0.131.',
      'ok     Gateway 10.20.0.1: answers',
      'ok     DNS servers 10.20.0.2, 10.20.0.3: answers',
      'ok     Trigger file: gone',
    );
    await console.next();
    expect(await console.quits()).toBe(0);
    const { acknowledged, completed, plan } = await newestReset(tree);
    expect(completed).toBeNull();
    expect(acknowledged).toMatchObject({ report: { planId: plan.id } });
    const { stdout } = await runCommand('xe-reset-networking', [
      '--root',
      tree,
      '--status',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      latest: { state: 'completed' },
      report: { planId: plan.id, read: { user: acknowledged?.user } },
    });
  },
);

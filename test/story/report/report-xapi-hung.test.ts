import {
  hostBeforeReboot,
  openConsoleOn,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';
import { proxyBefore } from '../../support/story/proxied-story.js';

test(
  'XAPI has completed the reset and hangs: the console waits for it by itself, can be left ' +
    'meanwhile, and shows the report once it answers',
  async () => {
    const tree = await hostBeforeReboot();
    await restarts(tree);
    const xapi = await (await new XapiOfItsOwn(tree).starts()).completes();
    await xapi.stops();
    const proxy = await proxyBefore(tree, 'hung');
    const console = openConsoleOn(tree);
    await console.sees(
      'The reset is being completed',
      /XAPI starts +running/u,
      'This page goes on by itself',
    );
    await console.back();
    await console.sees('Status Display');
    console.session.press('f5');
    await console.sees('The reset is being completed');
    await proxy.become('down');
    await proxy.become('up');
    await console.sees('Network reset: result', 'ok     Device: eth1', 'ok     Trigger file: gone');
  },
);

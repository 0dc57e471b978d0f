import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  hostBeforeReboot,
  openConsoleOn,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';

test(
  'no lease comes at first: the report says what to do, looks again by itself, and is green ' +
    'when the address is there',
  async () => {
    const tree = await hostBeforeReboot({ device: 'eth2' });
    await restarts(tree);
    await (await new XapiOfItsOwn(tree).starts()).completes();
    const console = openConsoleOn(tree);
    await console.sees(
      'Network reset: result',
      'this page looks again by itself',
      /FAILED IPv4 address: none/u,
      'Check cable, switch port and DHCP server',
    );
    const path = join(tree, 'run/network/addresses.json');
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
    writeFileSync(path, JSON.stringify({ xenbr2: ['10.9.0.77/24'] }));
    await console.sees('as you asked for', 'This host now has the address 10.9.0.77.');
  },
);

import { hostBeforeReboot, restarts, XapiOfItsOwn } from '../../support/story/after-reboot.js';
import { runCommand } from '../../support/story/story.js';

test(
  'nobody has been at the console: --status reads back what came of the reset, each red line ' +
    'with the next step',
  async () => {
    const tree = await hostBeforeReboot({
      ipv4Mode: 'static',
      address: '10.20.0.9',
      netmask: '255.255.255.0',
      gateway: '10.20.0.250',
    });
    await restarts(tree);
    const xapi = await (await new XapiOfItsOwn(tree).starts()).completes();
    const status = async (): Promise<string> =>
      (await runCommand('xe-reset-networking', ['--root', tree, '--status'])).stdout;
    const up = await status();
    expect(up).toMatch(
      /What was wanted and what is there now:\n {2}FAILED [^]*\n {2}ok     Device: eth1\n/u,
    );
    expect(up).toMatch(
      / {2}FAILED Gateway 10\.20\.0\.250: no answer\n {8}Check address, netmask, VLAN and switch port\./u,
    );
    await xapi.stops();
    const down = await status();
    expect(down).toContain('  ok     IPv4 address: 10.20.0.9\n');
    expect(down).toMatch(/FAILED XAPI answers: no/u);
  },
);

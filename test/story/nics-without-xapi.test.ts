import { writeTree } from '../support/host/tree.js';
import { newHost, openConsole, openConsoleWith } from '../support/story/story.js';

test(
  'Display NICs works without XAPI: bond membership by the kernel, and a cable pulled and ' +
    'put back is told with its time',
  async () => {
    const tree = await newHost({ booted: true });
    const console = openConsoleWith(['--root', tree]);
    await console.sees('XAPI is not running');
    await console.choose('Network and Management Interface');
    await console.choose('Display NICs');
    await console.sees(/eth2 +a0:36:9f:7b:10:c8 +up +10 Gbit\/s +ixgbe +bond0/u);
    await console.choose('eth1');
    await console.sees('Display NICs: eth1', /Part of +xenbr1/u, 'B Blink light');
    writeTree(tree, { 'sys/class/net/eth1/carrier': '0\n' });
    await console.sees(/\d\d:\d\d:\d\d link down/u, /Link +down/u);
    writeTree(tree, { 'sys/class/net/eth1/carrier': '1\n' });
    await console.sees(/\d\d:\d\d:\d\d link up/u);
  },
);

test(
  'counters of a port move while one looks; a light that cannot blink is said to be none, ' +
    'with what to do instead',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Network and Management Interface');
    await console.choose('Display NICs');
    await console.choose('eth0');
    await console.sees(/Received +[\d.]+ [KM]?i?B, [\d.]+ KiB\/s/u);
    console.session.type('b');
    await console.sees('Pull the cable of the port you mean');
  },
);

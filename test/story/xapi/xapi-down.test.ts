import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { textAt } from '../../support/host/host-tree.js';
import { newHost, openConsole, openConsoleWith } from '../../support/story/story.js';

const open: (Server | Socket)[] = [];

afterEach(() => {
  for (const one of open.splice(0))
    if ('destroy' in one) one.destroy();
    else one.close();
});

/**
 * A XAPI that takes every connection; it greets, or does not even that, and never answers a call.
 */
async function hangingXapi(tree: string, greets: boolean): Promise<void> {
  const server = createServer((socket) => {
    open.push(socket.on('error', () => undefined));
    if (greets)
      socket.on('data', (request) => {
        if (request.toString().startsWith('GET'))
          socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      });
  });
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(join(tree, 'var/lib/xcp/xapi'), resolve);
  });
}

test(
  'XAPI is not running: the console says so, the reset knows what it does not know, and ' +
    "works from the host's files alone",
  async () => {
    const tree = await newHost({ booted: true });
    const console = openConsoleWith(['--root', tree]);
    await console.sees('XAPI is not running', 'works without XAPI', /Device +eth0/u);
    await console.opensReset();
    await console.choose('eth1');
    await console.choose('DHCP');
    await console.choose('Continue');
    const preview = await console.reads('. Reboot');
    // The database file of the coordinator tells it without XAPI.
    expect(preview).toMatch(/The pool database will lose[^]*bond0 VLAN 20, (?:network|bridge)/u);
    expect(preview).toMatch(/VMs running on this host[^\n]*\n[^\n]*unknown/u);
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
    expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
      "LABEL='eth1'\nMODE='dhcp'\n",
    );
  },
);

test('XAPI dies under the console: it says so, and the reset brings it back', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  process.kill(Number(readFileSync(join(tree, 'run/xapi.pid'), 'utf8')), 'SIGKILL');
  await console.sees('XAPI is not running');
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
  await console.comesBack('10.20.0.131', 'xcp-fra-01');
});

test.each([
  ['says nothing at all', false, 'XAPI does not answer'],
  ['greets and answers no call', true, 'XAPI does not answer'],
])(
  'XAPI hangs and %s: keys stay alive meanwhile, the console says so, and the reset works',
  async (_, greets, told) => {
    const tree = await newHost({ booted: true });
    await hangingXapi(tree, greets);
    const console = openConsoleWith(['--root', tree]);
    await console.sees('Reading this host');
    await console.moveTo('Quit');
    await console.sees('keeps running');
    await console.moveTo('Status Display');
    await console.sees(told);
    await console.opensReset();
    await console.choose('eth1');
    await console.choose('DHCP');
    await console.choose('Continue');
    expect(await console.reads('. Reboot')).toMatch(
      /The pool database will lose[^]*bond0 VLAN 20, (?:network|bridge)/u,
    );
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  },
);

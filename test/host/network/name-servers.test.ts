import { readNameServers, writeNameServers } from '../../support/host/host-calls.js';
import { parseResolvConf } from '../../../src/host/network/name-servers.js';
import { textAt } from '../../support/host/host-tree.js';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test('servers in their order, the last search line, comments and unknown lines left out', () => {
  expect(
    parseResolvConf(
      '# nameserver 9.9.9.9\nsearch old.example\nnameserver 10.0.0.2\n\tnameserver  ' +
        '2001:db8::2 # x\nnameserver fe80::1%xenbr0\nnameserver\nnameserver ' +
        'nonsense\noptions timeout:1\ndomain example.com\n',
    ),
  ).toEqual({ servers: ['10.0.0.2', '2001:db8::2', 'fe80::1%xenbr0'], search: ['example.com'] });
});

test("resolv.conf first, then what an embedded host's LAN gave", async () => {
  const root = temporaryFolder();
  expect(await readNameServers(root)).toEqual({ known: true, value: { servers: [], search: [] } });
  makeLanTree(root);
  expect(await readNameServers(root)).toEqual({
    known: true,
    value: { servers: ['10.0.0.2'], search: [] },
  });
  writeTree(root, { 'etc/resolv.conf': 'nameserver 10.0.0.3\n' });
  expect(await readNameServers(root)).toMatchObject({ value: { servers: ['10.0.0.3'] } });
});

test('writing keeps every other line', async () => {
  const root = temporaryFolder();
  expect(await writeNameServers(root, ['10.0.0.2'])).toMatchObject({ ok: true });
  expect(textAt(root, 'etc/resolv.conf')).toBe('nameserver 10.0.0.2\n');
  writeTree(root, {
    'etc/resolv.conf':
      '# mine\nnameserver 10.0.0.9\nsearch example.com\n nameserver 10.0.0.8\noptions timeout:1',
  });
  expect(await writeNameServers(root, ['10.0.0.2', 'fd00::2'])).toMatchObject({ ok: true });
  expect(textAt(root, 'etc/resolv.conf')).toBe(
    '# mine\nsearch example.com\noptions timeout:1\nnameserver 10.0.0.2\nnameserver fd00::2\n',
  );
});

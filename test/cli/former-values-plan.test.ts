import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormerManagement } from '../../src/reset/index.js';
import { formerText } from '../../src/text/index.js';
import { hostTree, reset } from '../support/host/host-reset.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder } from '../support/host/tree.js';

const plain: FormerManagement = {
  device: 'eth0',
  vlan: '',
  mode: 'dhcp',
  address: '',
  netmask: '',
  gateway: '',
  dns: '',
  modeV6: 'none',
  address6: '',
  gateway6: '',
  bondMembers: '',
  bondMode: '',
};
const fixed = { mode: 'static', address: '192.168.1.5', netmask: '255.255.255.0' } as const;

/** What follows the name of the command in the sentence of an undo that is not possible. */
const wordsOf = (former: FormerManagement): readonly string[] =>
  /xe-reset-networking (.*?)\. Then xe-reset-networking --rebuild/u
    .exec(formerText(former))?.[1]
    ?.split(' ') ?? [];

test.each<[string, Partial<FormerManagement>, string]>([
  ['DHCP', {}, 'MODE=dhcp'],
  ['a static address', { ...fixed, gateway: '192.168.1.1', dns: '192.168.1.2' }, 'IP=192.168.1.5'],
  ['a VLAN', { vlan: '77' }, 'VLAN=77'],
  [
    'IPv6 too',
    { ...fixed, modeV6: 'static', address6: '2001:db8::5/64', gateway6: '2001:db8::1' },
    'IPV6=2001:db8::5/64',
  ],
  ['a Bond', { bondMembers: 'eth0,eth1', bondMode: 'active-backup' }, 'DEVICE=eth0'],
])('the former values are a plan like any other: %s', async (_, former, line) => {
  const root = hostTree();
  const path = join(temporaryFolder(), 'plan.json');
  const words = wordsOf({ ...plain, ...former });
  const planned = await reset(root, ['--dry-run', '--json', '--no-probe', ...words]);
  expect(planned).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(path, planned.stdout);
  const applied = await reset(root, ['--apply', path, '--no-probe'], 'yes\n');
  expect(applied).toMatchObject({ status: 0, stderr: '' });
  expect(textAt(root, 'var/tmp/network-reset')).toContain(line);
});

import { parseJournalEntry, type JournalEntry, type ResetPlan } from '../../../src/reset/index.js';

const at = '2026-01-02T03:04:05Z';
const absent = { state: 'absent' };
const request = {
  device: 'eth0',
  vlan: null,
  ipv4: { mode: 'dhcp' },
  ipv6: { mode: 'none' },
  dns: [],
  mac: null,
  coordinatorAddress: null,
  keepInterfaceNames: false,
};
const written = { kind: 'replaceFile', content: '', mode: 0o644 };

type Said = { readonly steps?: readonly object[] } & Readonly<Record<string, unknown>>;

/** The first line of a reset with such steps and such a request; null: it is refused. */
function read({ steps = [], ...asked }: Said): JournalEntry | null {
  return parseJournalEntry(
    JSON.stringify({
      kind: 'begun',
      at,
      plan: {
        formatVersion: 1,
        id: 'p',
        createdAt: at,
        profile: { name: 'networkd', triggerPath: '/var/tmp/network-reset' },
        request: { ...request, ...asked },
        steps,
      },
      basis: {
        inventory: absent,
        management: absent,
        poolConf: absent,
        trigger: absent,
        networkdDatabase: absent,
      },
      initiator: { user: 'root', tty: '', face: 'console', reason: '' },
      pid: 1,
    }),
  );
}

function planIn(said: Said): ResetPlan | null {
  const entry = read(said);
  return entry?.kind === 'begun' ? entry.plan : null;
}

test('an older version wrote paths: the files are the same, wherever this host has them', () => {
  const plan = planIn({
    steps: [
      { kind: 'saveUndo', paths: ['/etc/xensource-inventory', '/tmp/network-reset'] },
      { ...written, file: 'inventory', path: '/etc/xensource-inventory' },
      { ...written, file: 'trigger', path: '/tmp/network-reset' },
      { kind: 'removeFile', file: 'networkdDatabase', path: '/var/lib/xcp/networkd.db' },
    ],
  });
  expect(plan?.steps).toMatchObject([
    {
      paths: ['/etc/xensource-inventory', '/var/tmp/network-reset', '/var/lib/xcp/networkd.db'],
    },
    { path: '/etc/xensource-inventory' },
    { path: '/var/tmp/network-reset' },
    { path: '/var/lib/xcp/networkd.db' },
  ]);
});

test.each([
  ['writes a file of its own', { ...written, file: 'inventory', path: '/etc/shadow' }],
  [
    'writes one file in the place of another',
    { ...written, file: 'inventory', path: '/etc/xensource/pool.conf' },
  ],
  ['removes another file', { kind: 'removeFile', file: 'inventory' }],
  ['keeps a file of its own', { kind: 'saveUndo', paths: ['/etc/shadow'] }],
  ['keeps what is no path', { kind: 'prepareFiles', paths: [7] }],
])('a forged plan that %s is refused', (_, step) => {
  expect(read({ steps: [step] })).toBeNull();
});

test.each([0, 20, 4094])('the VLAN %j of a reset comes back', (vlan) => {
  expect(planIn({ vlan })?.request.vlan).toBe(vlan);
});

test.each([
  { vlan: 4095 },
  { vlan: '20' },
  { vlan: 1.5 },
  { coordinatorAddress: 'no address' },
  { coordinatorAddress: '' },
  { dns: ['10.0.0.256'] },
])('a reset that asks for %j is refused', (request) => {
  expect(read(request)).toBeNull();
});

test('a port without a MAC cannot be rewritten by force: a plan that says so is refused', () => {
  const steps = [{ kind: 'reconfigureManagement' }];
  expect(read({ steps })).toBeNull();
  const plan = planIn({ steps, mac: '00:16:3e:00:00:01' });
  expect(JSON.stringify(plan?.steps)).toContain('"--mac=00:16:3e:00:00:01"');
});

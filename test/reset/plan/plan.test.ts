import fc from '../../support/run/property.js';
import type { ResetDraft } from '../../../src/reset/request/draft.js';
import type { HostFacts } from '../../../src/model/host/host-facts.js';
import { known } from '../../../src/model/known.js';
import { makePlan, type ResetPlan } from '../../../src/reset/plan/plan.js';
import { profileOf } from '../../../src/model/profile.js';
import { makeRequest } from '../../../src/reset/request/request.js';
import { anyDraft } from '../../support/drafts.js';
import { facts, inventoryText, nic, request, static4 } from '../../support/host/facts.js';
import { present } from '../../support/host/well-host.js';

const name = { id: 'p1', createdAt: '2026-01-02T03:04:05Z' };
const paths = {
  poolConf: '/etc/xensource/pool.conf',
  database: '/var/lib/xcp/networkd.db',
  inventory: '/etc/xensource-inventory',
  management: '/etc/firstboot.d/data/management.conf',
  trigger: '/var/tmp/network-reset',
};
const newInventory = inventoryText.replace("'xapi7'", "'xenbr1'").replace("'xenbr0 xapi7'", "''");

function plan(draft: Partial<ResetDraft>, host: HostFacts): ResetPlan {
  const made = makePlan(request(draft, host), host, name);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const replace = (file: string, path: string, content: string): object => ({
  kind: 'replaceFile',
  file,
  path,
  content,
  mode: 0o644,
});

test('the whole plan of a supporter with a new coordinator, static on another NIC', () => {
  const host = facts({
    poolConf: 'slave:10.0.0.7\n',
    management: "LABEL='eth0'\nMODE='dhcp'\nDOMAIN='lab'\nBOND_MODE='x'\n",
  });
  const made = plan({ ...static4, coordinatorAddress: '10.0.0.9' }, host);
  expect(made).toEqual({
    formatVersion: 1,
    ...name,
    profile: { name: 'networkd', triggerPath: '/var/tmp/network-reset' },
    request: request({ ...static4, coordinatorAddress: '10.0.0.9' }, host),
    steps: [
      {
        kind: 'saveUndo',
        paths: [paths.poolConf, paths.inventory, paths.management, paths.trigger, paths.database],
      },
      {
        kind: 'prepareFiles',
        paths: [paths.poolConf, paths.inventory, paths.management, paths.trigger],
      },
      replace('poolConf', paths.poolConf, 'slave:10.0.0.9'),
      { kind: 'stopService', service: 'xapi' },
      { kind: 'stopService', service: 'xcp-networkd' },
      { kind: 'removeFile', file: 'networkdDatabase', path: paths.database },
      replace('inventory', paths.inventory, newInventory),
      replace(
        'management',
        paths.management,
        "LABEL='eth1'\nMODE='static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\n" +
          "GATEWAY='10.0.0.1'\nDNS='10.0.0.2,10.0.0.3'\nDOMAIN='lab'\n",
      ),
      replace(
        'trigger',
        paths.trigger,
        'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\nNETMASK=255.255.255.0\n' +
          'GATEWAY=10.0.0.1\nDNS=10.0.0.2,10.0.0.3\n',
      ),
      { kind: 'resetInterfaceNames' },
      { kind: 'sync' },
      { kind: 'remountRoot' },
      { kind: 'reboot' },
    ],
  });
});

test("the whole plan of a classic host, in the design page's order", () => {
  const host = facts(
    { poolConf: 'slave:10.0.0.7' },
    { profile: profileOf('classic', null), renameScript: false },
  );
  expect(plan({ ...static4, coordinatorAddress: 'pool.example.com' }, host).steps).toEqual([
    { kind: 'saveUndo', paths: [paths.poolConf, paths.inventory, '/tmp/network-reset'] },
    { kind: 'prepareFiles', paths: [paths.poolConf, paths.inventory, '/tmp/network-reset'] },
    replace('poolConf', paths.poolConf, 'slave:pool.example.com'),
    { kind: 'stopService', service: 'network' },
    { kind: 'stopService', service: 'xapi' },
    {
      kind: 'reconfigureManagement',
      args: [
        '--force',
        'xenbr1',
        'rewrite',
        '--device=eth1',
        '--mac=00:16:3e:00:00:01',
        '--mode=static',
        '--ip=10.0.0.5',
        '--netmask=255.255.255.0',
        '--gateway=10.0.0.1',
      ],
    },
    replace('inventory', paths.inventory, newInventory),
    replace(
      'trigger',
      '/tmp/network-reset',
      'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\nNETMASK=255.255.255.0\n' +
        'GATEWAY=10.0.0.1\nDNS=10.0.0.2,10.0.0.3\n',
    ),
    { kind: 'sync' },
    { kind: 'reboot' },
  ]);
});

describe('variants', () => {
  const kinds = (draft: Partial<ResetDraft>, host: HostFacts): readonly string[] =>
    plan(draft, host).steps.map((step) => ('file' in step ? step.file : step.kind));
  const plain = [
    'saveUndo',
    'prepareFiles',
    'stopService',
    'stopService',
    'networkdDatabase',
    'inventory',
    'management',
    'trigger',
  ];
  test.each<[string, Partial<ResetDraft>, HostFacts, readonly string[]]>([
    [
      'a coordinator',
      { coordinatorAddress: '10.0.0.9' },
      facts(),
      [...plain, 'resetInterfaceNames', 'sync', 'remountRoot', 'reboot'],
    ],
    [
      'names kept',
      { keepInterfaceNames: true },
      facts(),
      [...plain, 'sync', 'remountRoot', 'reboot'],
    ],
    [
      'no naming script',
      {},
      facts({}, { renameScript: false }),
      [...plain, 'sync', 'remountRoot', 'reboot'],
    ],
    [
      'a supporter whose coordinator stays',
      { coordinatorAddress: '10.0.0.7' },
      facts({ poolConf: 'slave:10.0.0.7\n' }),
      [...plain, 'resetInterfaceNames', 'sync', 'remountRoot', 'reboot'],
    ],
  ])('%s', (_, draft, host, expected) => {
    expect(kinds(draft, host)).toEqual(expected);
  });

  test.each([
    [{}, ['--mode=dhcp']],
    [{ ...static4, gateway: '' }, ['--mode=static', '--ip=10.0.0.5', '--netmask=255.255.255.0']],
  ])('interface-reconfigure for %j', (draft, end) => {
    const host = facts({}, { profile: profileOf('classic', null) });
    expect(plan(draft, host).steps[4]).toEqual({
      kind: 'reconfigureManagement',
      args: ['--force', 'xenbr1', 'rewrite', '--device=eth1', '--mac=00:16:3e:00:00:01', ...end],
    });
  });

  test('without the naming script the inventory names no bridge', () => {
    expect(plan({ vlan: '20' }, facts({}, { renameScript: false })).steps).toContainEqual(
      replace('inventory', paths.inventory, newInventory.replace("'xenbr1'", "''")),
    );
    expect(plan({ vlan: '20' }, facts()).steps).toContainEqual(
      replace('inventory', paths.inventory, newInventory.replace("'xenbr1'", "'xentemp'")),
    );
  });

  test('a plan names the known paths, also of a file behind a link: the file port follows it', () => {
    const { files } = facts();
    const at = (real: string) =>
      facts({}, { files: { ...files, inventory: present(inventoryText, real) } });
    expect(plan({}, at('/opt/i')).steps).toEqual(plan({}, at('/etc/xensource-inventory')).steps);
  });

  test('a file that is not there is written at its own path', () => {
    const made = plan(
      { coordinatorAddress: '10.0.0.9' },
      facts({ poolConf: null, management: null, networkdDatabase: null }),
    );
    expect(made.steps[0]).toEqual({
      kind: 'saveUndo',
      paths: [paths.poolConf, paths.inventory, paths.management, paths.trigger, paths.database],
    });
  });
});

describe('refused', () => {
  test.each<[string, HostFacts, readonly string[]]>([
    ['without an inventory', facts({ inventory: null }), ['inventory.absent']],
    ['with a torn inventory', facts({ inventory: '' }), ['inventory.identityMissing']],
    [
      'without a MAC on a classic host',
      facts({}, { profile: profileOf('classic', null), nics: known([nic('eth1', { mac: null })]) }),
      ['nic.macUnknown'],
    ],
    [
      'with more than one reason',
      facts(
        { inventory: '\0' },
        {
          files: {
            ...facts().files,
            inventory: present('\0'),
            trigger: { state: 'wrongKind', kind: 'link' },
          },
        },
      ),
      ['inventory.damaged', 'trigger.unreadable'],
    ],
  ])('%s', (_, host, codes) => {
    const made = makePlan(request({}, host), host, name);
    expect(made.ok ? [] : made.error.map(({ code }) => code)).toEqual(codes);
  });
  test('not for a hazard that can be insisted on', () => {
    const host = facts({}, { haArmed: known(true) });
    expect(makePlan(request({}, host), host, name).ok).toBe(true);
  });
});

describe('any accepted draft, on any kind of host', () => {
  const anyHost = fc
    .record({
      poolConf: fc.constantFrom('master', 'slave:10.0.0.7', 'slave:fd00::7\n', 'broken', null),
      networkd: fc.boolean(),
      renameScript: fc.boolean(),
      management: fc.constantFrom(null, "LABEL='eth0'", "DOMAIN='a b'\n", '\0'),
    })
    .map(({ networkd, renameScript, ...texts }) =>
      facts(texts, { profile: profileOf(networkd ? 'networkd' : 'classic', null), renameScript }),
    );

  test(
    'gives the same plan twice, with the trigger last, nothing stopped before all is ' +
      'prepared, and clean contents',
    () => {
      let accepted = 0;
      fc.assert(
        fc.property(anyDraft, anyHost, (typed, host) => {
          const asked = makeRequest(
            { ...typed, device: 'eth1' },
            { profile: host.profile, nics: host.nics, pool: host.pool, forceDevice: false },
          );
          if (!asked.ok) return;
          accepted += 1;
          const made = makePlan(asked.value, host, name);
          expect(makePlan(asked.value, host, name)).toEqual(made);
          if (!made.ok) throw new Error(JSON.stringify(made.error));
          const { steps } = made.value;
          const replaced = steps.filter((step) => step.kind === 'replaceFile');
          expect(replaced.at(-1)?.file).toBe('trigger');
          expect(steps[1]).toEqual({
            kind: 'prepareFiles',
            paths: replaced.map((step) => step.path),
          });
          expect(steps.findIndex((step) => step.kind === 'stopService')).toBeGreaterThan(1);
          expect(steps.at(-1)).toEqual({ kind: 'reboot' });
          expect(steps.slice(-3).map((step) => step.kind)).toContain('sync');
          for (const { content } of replaced) expect(content).toMatch(/^[\n -~]*$/);
          expect(new Set(replaced.map((step) => step.path)).size).toBe(replaced.length);
        }),
        { numRuns: 1000 },
      );
      expect(accepted).toBeGreaterThan(50);
    },
  );
});

import { hostTree, lines, reset } from '../support/host/host-reset.js';
import { snapshot, textAt } from '../support/host/host-tree.js';
import { runProgram } from '../support/run/program.js';

describe('what is refused: one line for each fault, nothing changed', () => {
  test.each<[string[], number, RegExp[]]>([
    [['--device', 'eth7'], 1, [/eth7.*eth0, eth1/]],
    [['--device', 'xenbr0'], 1, [/xenbr0/]],
    [['--device', '../x'], 1, [/\.\.\/x/]],
    [['--device', 'eth1\nIP=1'], 1, [/control character/]],
    [['--vlan', '4095'], 1, [/4095/]],
    [['--vlan', '12'.replace('1', '\uff11')], 1, [/VLAN/]],
    [['-m', '10.0.0.1:443'], 1, [/10\.0\.0\.1:443/]],
    [['--mode', 'bogus'], 2, [/bogus/]],
    [['--mode-v6', 'bogus'], 2, [/bogus/]],
    [['--mode', 'none'], 2, [/none/]],
    [['--mode', 'static'], 2, [/ip/, /netmask/]],
    [
      [
        '--mode',
        'static',
        '--ip',
        '10.0.0.300',
        '--netmask',
        '255.0.255.0',
        '--gateway',
        'x',
        '--dns',
        'resolver',
      ],
      1,
      [/10\.0\.0\.300/, /255\.0\.255\.0/, /"x"/, /resolver/],
    ],
    [['eth1'], 2, [/eth1/]],
    [['eth1', '--mode', 'bogus', '--vlan', 'x'], 2, [/eth1/, /bogus/, /"x"/]],
    [['--ip', '10.0.0.5'], 2, [/--ip .*--mode=static/]],
    [['--ipv6', 'fd00::5/64'], 2, [/--ipv6 .*--mode-v6=static/]],
    [
      ['--mode=static', '--ip=10.0.0.5/24', '--dns=fd00::53'],
      1,
      [/--dns: "fd00::53" cannot be reached: IPv6 is none/],
    ],
    [['--vlan='], 2, [/--vlan is empty/]],
    [['--bogus'], 2, [/--bogus/]],
    [['--vlan', '1', '--novlan'], 2, [/--vlan and --novlan/]],
  ])('%j: exit status %i', async (args, expected, said) => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stdout, stderr } = await reset(root, ['--yes', ...args]);
    const [...complaints] = lines(stderr);
    expect(complaints.pop()).toBe('Nothing was changed. Try xe-reset-networking --help.');
    expect({ status, stdout, count: complaints.length }).toEqual({
      status: expected,
      stdout: '',
      count: said.length,
    });
    for (const pattern of said) expect(complaints.join('\n')).toMatch(pattern);
    expect(snapshot(root)).toEqual(before);
  });

  test.each<[string, string | null, RegExp]>([
    [
      'a VLAN',
      "LABEL='eth0'\nVLAN='x'\n",
      /^--vlan: "x" is not a VLAN tag.* firstboot data says \(\/etc\/firstboot\.d\/data\/management\.conf\); the option overrules it\.$/,
    ],
    ['a device', "LABEL='eth7'\n", /^--device: .*"eth7".* firstboot data says/],
    [
      'no device',
      null,
      /^--device: is missing.* firstboot data .* names none; this host has eth0, eth1\.$/,
    ],
  ])('%s that nobody typed: where it stands is told', async (_, management, said) => {
    const root = hostTree({ 'etc/firstboot.d/data/management.conf': management });
    const { status, stderr } = await reset(root, ['--yes']);
    expect([status, lines(stderr)[0]]).toEqual([1, expect.stringMatching(said)]);
  });

  test.each<[string, Record<string, string | null>, RegExp]>([
    [
      'a torn inventory',
      { 'etc/xensource-inventory': "PRODUCT_BRAND='XCP-ng'\n" },
      /INSTALLATION_UUID/,
    ],
    ['no inventory', { 'etc/xensource-inventory': null }, /xensource-inventory/],
    [
      'HA armed',
      { 'var/lib/xcp/local.db': '<config><row key="ha.armed" value="true"/></config>' },
      /HA.*--force/s,
    ],
  ])('%s', async (_, files, said) => {
    const root = hostTree(files);
    const before = snapshot(root);
    const { status, stderr } = await reset(root, ['--yes']);
    expect(status).toBe(1);
    expect(stderr).toMatch(said);
    expect(snapshot(root)).toEqual(before);
  });

  test('HA armed gives way to --force, which the journal remembers', async () => {
    const root = hostTree({
      'var/lib/xcp/local.db': '<config><row key="ha.armed" value="true"/></config>',
    });
    expect((await reset(root, ['--yes', '--force'])).status).toBe(0);
    expect(JSON.parse((await reset(root, ['--status', '--json'])).stdout)).toMatchObject({
      latest: { reset: { initiator: { overridden: ['ha.armed'] } } },
    });
  });

  test('a device that is not there gives way to --force-device', async () => {
    const root = hostTree();
    expect((await reset(root, ['--yes', '--device', 'eth7', '--force-device'])).status).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).toBe('DEVICE=eth7\nMODE=dhcp\n');
  });

  test('a root that is not there', async () => {
    const { status, stderr } = await reset('/no/such/tree', ['--yes']);
    expect([status, lines(stderr)]).toEqual([
      1,
      [
        'There is no folder /no/such/tree that this user can open: --root names the top of ' +
          "a host's file tree. " +
          'Nothing was changed.',
      ],
    ]);
  });

  test('$XSCONSOLE_ROOT stands in for --root', async () => {
    const root = hostTree();
    expect(
      (await runProgram('xe-reset-networking', ['--yes'], { env: { XSCONSOLE_ROOT: root } }))
        .status,
    ).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});

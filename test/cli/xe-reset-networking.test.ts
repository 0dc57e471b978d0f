import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostFiles, makeHostTree, snapshot, textAt } from '../support/hosttree.js';
import { programPath, runProgram, type ProgramEnd } from '../support/program.js';
import { temporaryFolder } from '../support/tree.js';

const inventory = hostFiles['etc/xensource-inventory'] ?? '';
/** The inventory with the two or three values a reset sets. */
const inventoryWith = (bridge: string, type = 'IPv4'): string => inventory
  .replace("MANAGEMENT_INTERFACE='xenbr0'", `MANAGEMENT_INTERFACE='${bridge}'`)
  .replace("CURRENT_INTERFACES='xenbr0 xapi1'", "CURRENT_INTERFACES=''")
  .replace("MANAGEMENT_ADDRESS_TYPE='IPv4'", `MANAGEMENT_ADDRESS_TYPE='${type}'`);

function hostTree(files: Readonly<Record<string, string | null>> = {}): string {
  const root = temporaryFolder();
  makeHostTree(root, files);
  return root;
}

const reset = (root: string, args: readonly string[], input = ''): Promise<ProgramEnd> => runProgram('xe-reset-networking', ['--root', root, ...args], { input });

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const coordinator = { 'etc/xensource/pool.conf': 'master' };
const static4 = ['--mode', 'static', '--ip', '192.168.1.5', '--netmask', '255.255.255.0'];

describe('the files, byte for byte', () => {
  interface Expected { readonly management: string; readonly trigger: string; readonly bridge: string; readonly pool?: string; readonly type?: string }
  test.each<[string, string[], Expected]>([
    ['nothing said', [], { management: "LABEL='eth0'\nMODE='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\n', bridge: 'xenbr0' }],
    ['another device', ['--device', 'eth1'], { management: "LABEL='eth1'\nMODE='dhcp'\n", trigger: 'DEVICE=eth1\nMODE=dhcp\n', bridge: 'xenbr1' }],
    ['a new coordinator', ['-m', '10.0.0.9'], { management: "LABEL='eth0'\nMODE='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\n', bridge: 'xenbr0', pool: 'slave:10.0.0.9' }],
    ['static, all given', ['--dev=eth1', ...static4, '--gateway', '192.168.1.1', '--dns', '192.168.1.2,fd00::53'], {
      management: "LABEL='eth1'\nMODE='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\nGATEWAY='192.168.1.1'\nDNS='192.168.1.2,fd00::53'\n",
      trigger: 'DEVICE=eth1\nMODE=static\nIP=192.168.1.5\nNETMASK=255.255.255.0\nGATEWAY=192.168.1.1\nDNS=192.168.1.2,fd00::53\n', bridge: 'xenbr1',
    }],
    ['a VLAN', ['--vlan', '12'], { management: "LABEL='eth0'\nMODE='dhcp'\nVLAN='12'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\nVLAN=12\n', bridge: 'xentemp' }],
    ['IPv6 beside IPv4', [...static4, '--mode-v6', 'STATIC', '--ipv6', 'fd00::5/64', '--gateway-v6', 'fd00::1', '--dns', 'fd00::53'], {
      management: "LABEL='eth0'\nMODE='static'\nMODEV6='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\nIPv6='fd00::5/64'\nIPv6_GATEWAY='fd00::1'\nDNS='fd00::53'\n",
      trigger: 'DEVICE=eth0\nMODE=static\nMODE_V6=static\nIP=192.168.1.5\nNETMASK=255.255.255.0\nIPV6=fd00::5/64\nGATEWAY_V6=fd00::1\nDNS=fd00::53\n', bridge: 'xenbr0',
    }],
    ['IPv6 only', ['--mode', 'none', '--mode-v6', 'autoconf'], {
      management: "LABEL='eth0'\nMODEV6='autoconf'\n", trigger: 'DEVICE=eth0\nMODE_V6=autoconf\n', bridge: 'xenbr0', type: 'IPv6',
    }],
    ['abbreviations, =, -mADDRESS, the last of two, any case of a mode', ['-m10.0.0.8', '--ma=10.0.0.9', '--dev', 'eth0', '--de=eth1', '--mode=DHCP', '--mode', 'Static', '--ip=192.168.1.5', '--ip=192.168.1.6', '--net', '255.255.255.0', '--vl=12'], {
      management: "LABEL='eth1'\nMODE='static'\nVLAN='12'\nIP='192.168.1.6'\nNETMASK='255.255.255.0'\n",
      trigger: 'DEVICE=eth1\nMODE=static\nVLAN=12\nIP=192.168.1.6\nNETMASK=255.255.255.0\n', bridge: 'xentemp', pool: 'slave:10.0.0.9',
    }],
    ['IPv6 by DHCP beside IPv4 by DHCP', ['--mode-v6=DHCP'], { management: "LABEL='eth0'\nMODE='dhcp'\nMODEV6='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\nMODE_V6=dhcp\n', bridge: 'xenbr0' }],
    ['IPv6 alone, static, no gateway, a VLAN', ['--mode', 'none', '--mode-v6', 'static', '--ipv6=fd00::5/64', '--vlan', '7', '--dns', 'fd00::53'], {
      management: "LABEL='eth0'\nMODEV6='static'\nVLAN='7'\nIPv6='fd00::5/64'\nDNS='fd00::53'\n",
      trigger: 'DEVICE=eth0\nMODE_V6=static\nVLAN=7\nIPV6=fd00::5/64\nDNS=fd00::53\n', bridge: 'xentemp', type: 'IPv6',
    }],
    ['a coordinator by name', ['--master', 'pool.example.org'], { management: "LABEL='eth0'\nMODE='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\n', bridge: 'xenbr0', pool: 'slave:pool.example.org' }],
    ['a coordinator by IPv6 address', ['-m', 'fd00::9'], { management: "LABEL='eth0'\nMODE='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\n', bridge: 'xenbr0', pool: 'slave:fd00::9' }],
    ['addresses without a static mode are not written', ['--ip', '192.168.1.5', '--dns', '192.168.1.2'], {
      management: "LABEL='eth0'\nMODE='dhcp'\n", trigger: 'DEVICE=eth0\nMODE=dhcp\n', bridge: 'xenbr0',
    }],
  ])('%s', async (_, args, expected) => {
    const root = hostTree();
    const { status, stderr } = await reset(root, ['--yes', ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe(expected.management);
    expect(textAt(root, 'var/tmp/network-reset')).toBe(expected.trigger);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(inventoryWith(expected.bridge, expected.type));
    expect(textAt(root, 'etc/xensource/pool.conf')).toBe(expected.pool ?? 'slave:10.0.0.1');
    expect(textAt(root, 'var/lib/xcp/networkd.db')).toBeNull();
  });

  test('a coordinator ignores -m', async () => {
    const root = hostTree(coordinator);
    expect((await reset(root, ['--yes', '-m', '10.0.0.9'])).status).toBe(0);
    expect(textAt(root, 'etc/xensource/pool.conf')).toBe('master');
  });

  test('a VLAN of the firstboot data is carried over, also to another device, and the summary says so; --novlan leaves it', async () => {
    const withVlan = { 'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\nVLAN='7'\n" };
    const carried = hostTree(withVlan);
    expect((await reset(carried, ['--yes', '--device', 'eth1'])).stdout).toMatch(/^! .*VLAN 7/m);
    expect(textAt(carried, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\nVLAN=7\n');
    const left = hostTree(withVlan);
    await reset(left, ['--yes', '--novlan']);
    expect(textAt(left, 'var/tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
  });

  test('static mode keeps a DOMAIN of the firstboot data, since name servers count only together with it; a bond is forgotten', async () => {
    const root = hostTree({ 'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\nDOMAIN='example.org'\nBOND_MODE='balance-slb'\nBOND_MEMBERS='eth0,eth1'\n" });
    await reset(root, ['--yes', ...static4, '--dns', '192.168.1.2']);
    expect(textAt(root, 'etc/firstboot.d/data/management.conf'))
      .toBe("LABEL='eth0'\nMODE='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\nDNS='192.168.1.2'\nDOMAIN='example.org'\n");
  });

  test('without the naming script the bridge is left to networkd', async () => {
    const root = hostTree({ 'etc/sysconfig/network-scripts/interface-rename.py': null });
    const { stdout } = await reset(root, ['--yes']);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(inventoryWith(''));
    expect(stdout).not.toContain('interface-rename.py');
  });

  test('the trigger goes where the xapi of this host looks for it', async () => {
    const root = hostTree({ 'opt/xensource/bin/xapi': `\0\x7fELF\0/tmp/network-reset\0` });
    await reset(root, ['--yes']);
    expect(textAt(root, 'tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
    expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
  });

  test('a host of the design page: its own order of steps', async () => {
    const root = hostTree({ 'opt/xensource/libexec/interface-reconfigure': '', 'var/lib/xcp/networkd.db': null, 'etc/sysconfig/network-scripts/interface-rename.py': null });
    const { stdout, status } = await reset(root, ['--yes', '--device', 'eth1']);
    expect(status).toBe(0);
    expect([...stdout.matchAll(/would run: ([^)]*)/g)].map((match) => match[1])).toEqual([
      'service network stop', 'systemctl stop xapi',
      '/opt/xensource/libexec/interface-reconfigure --force xenbr1 rewrite --device=eth1 --mac=00:1b:21:aa:bb:01 --mode=dhcp', 'reboot -f',
    ]);
    expect(textAt(root, 'tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  });
});

test('a byte that is no UTF-8, where the original crashes, stays, and reaches no terminal', async () => {
  const root = hostTree();
  const path = join(root, 'etc/xensource-inventory');
  const text = Buffer.concat([Buffer.from("OWNER='Jos"), Buffer.of(0xe9), Buffer.from(`'\n${inventory}`)]);
  writeFileSync(path, text);
  expect((await reset(root, ['--dry-run'])).stdout).toContain("    OWNER='Jos'\n");
  expect((await reset(root, ['--yes', '--device', 'eth1'])).stderr).toBe('');
  expect(readFileSync(path)).toEqual(Buffer.concat([text.subarray(0, 13), Buffer.from(inventoryWith('xenbr1'))]));
  expect((await reset(root, ['--resume'])).status).toBe(0);
  expect((await reset(root, ['--undo'])).stderr).toBe('');
  expect(readFileSync(path)).toEqual(text);
});

describe('the question', () => {
  test('exactly yes goes on', async () => {
    const root = hostTree();
    const { status, stdout } = await reset(root, ['--device', 'eth1'], 'yes\n');
    expect(status).toBe(0);
    expect(stdout).toContain('Type yes to go on: ');
    expect(textAt(root, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  });

  test.each([['', 'the end of input'], ['y\n', ''], ['YES\n', ''], [' yes\n', ''], ['yes \n', ''], ['yes\r\n', ''], ['no\n', ''], ['\nyes\n', 'an empty line first']])('%j changes nothing %s', async (input) => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stderr } = await reset(root, [], input);
    expect(status).toBe(1);
    expect(lines(stderr)).toEqual(['That was not "yes". Nothing was changed.']);
    expect(snapshot(root)).toEqual(before);
  });

  test("the original's hook skips it", async () => {
    const root = hostTree({ 'tmp/fist_network_reset_no_warning': '' });
    expect((await reset(root, [])).status).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});

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
    [['--mode', 'static', '--ip', '10.0.0.300', '--netmask', '255.0.255.0', '--gateway', 'x', '--dns', 'resolver'], 1, [/10\.0\.0\.300/, /255\.0\.255\.0/, /"x"/, /resolver/]],
    [['eth1'], 2, [/eth1/]],
    [['eth1', '--mode', 'bogus', '--vlan', 'x'], 2, [/eth1/, /bogus/, /"x"/]],
    [['--vlan='], 2, [/--vlan is empty/]],
    [['--bogus'], 2, [/--bogus/]],
    [['--vlan', '1', '--novlan'], 2, [/--vlan and --novlan/]],
  ])('%j: exit status %i', async (args, expected, said) => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stdout, stderr } = await reset(root, ['--yes', ...args]);
    const [...complaints] = lines(stderr);
    expect(complaints.pop()).toBe('Nothing was changed. Try xe-reset-networking --help.');
    expect({ status, stdout, count: complaints.length }).toEqual({ status: expected, stdout: '', count: said.length });
    for (const pattern of said) expect(complaints.join('\n')).toMatch(pattern);
    expect(snapshot(root)).toEqual(before);
  });

  test.each<[string, Record<string, string | null>, RegExp]>([
    ['a torn inventory', { 'etc/xensource-inventory': "PRODUCT_BRAND='XCP-ng'\n" }, /INSTALLATION_UUID/],
    ['no inventory', { 'etc/xensource-inventory': null }, /xensource-inventory/],
    ['HA armed', { 'var/lib/xcp/local.db': '<localdb><row key="ha.armed" value="true"/></localdb>' }, /HA.*--force/s],
  ])('%s', async (_, files, said) => {
    const root = hostTree(files);
    const before = snapshot(root);
    const { status, stderr } = await reset(root, ['--yes']);
    expect(status).toBe(1);
    expect(stderr).toMatch(said);
    expect(snapshot(root)).toEqual(before);
  });

  test('HA armed gives way to --force, which the journal remembers', async () => {
    const root = hostTree({ 'var/lib/xcp/local.db': '<localdb><row key="ha.armed" value="true"/></localdb>' });
    expect((await reset(root, ['--yes', '--force'])).status).toBe(0);
    expect(JSON.parse((await reset(root, ['--status', '--json'])).stdout)).toMatchObject({ latest: { reset: { initiator: { overridden: ['ha.armed'] } } } });
  });

  test('a device that is not there gives way to --force-device', async () => {
    const root = hostTree();
    expect((await reset(root, ['--yes', '--device', 'eth7', '--force-device'])).status).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).toBe('DEVICE=eth7\nMODE=dhcp\n');
  });

  test('a root that is not there', async () => {
    const { status, stderr } = await reset('/no/such/tree', ['--yes']);
    expect([status, lines(stderr)]).toEqual([1, ['There is no folder /no/such/tree: --root names the top of a host\'s file tree. Nothing was changed.']]);
  });

  test('$XSCONSOLE_ROOT stands in for --root', async () => {
    const root = hostTree();
    expect((await runProgram('xe-reset-networking', ['--yes'], { env: { XSCONSOLE_ROOT: root } })).status).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});

describe('faces', () => {
  test('a dry run shows steps and files and changes nothing', async () => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stdout, stderr } = await reset(root, ['--dry-run', '--device', 'eth1']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain("  - MANAGEMENT_INTERFACE='xenbr0'\n");
    expect(stdout).toContain("  + MANAGEMENT_INTERFACE='xenbr1'\n");
    expect(stdout).toContain('/var/lib/xcp/networkd.db (removed)');
    expect(snapshot(root)).toEqual(before);
  });

  test('a dry run as JSON is one document', async () => {
    const document: unknown = JSON.parse((await reset(hostTree(), ['--dry-run', '--json'])).stdout);
    expect(document).toMatchObject({ result: 'planned', plan: { request: { device: 'eth0' } } });
  });

  test('a run as JSON is lines of events and nothing else', async () => {
    const { status, stdout, stderr } = await reset(hostTree(), ['--json'], 'yes\n');
    const kinds = lines(stdout).map((line): unknown => JSON.parse(line)).map((line) => (typeof line === 'object' && line !== null && 'kind' in line ? line.kind : line));
    expect(status).toBe(0);
    expect(kinds[0]).toBe('plan');
    expect(kinds.at(-1)).toBe('ended');
    expect(new Set(kinds.slice(1, -1))).toEqual(new Set(['event']));
    expect(stderr).toContain('Type yes to go on: ');
  });

  test('refused values as JSON', async () => {
    const { status, stdout } = await reset(hostTree(), ['--json', '--vlan', 'x']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ result: 'refused', issues: [{ code: 'vlan.invalid', path: 'vlan' }] });
  });

  test('--help and --version', async () => {
    const help = await runProgram('xe-reset-networking', ['--help']);
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('Exit status: 0 done');
    expect((await runProgram('xe-reset-networking', ['--version'])).stdout).toMatch(/^xe-reset-networking \d/);
  });
});

describe('afterwards', () => {
  test('--status, --undo and --status again', async () => {
    const root = hostTree();
    expect((await reset(root, ['--status'])).stdout).toBe('No Emergency Network Reset of this host is on record.\n');
    const before = snapshot(root);
    await reset(root, ['--yes', '--device', 'eth1', '--reason', 'switch died']);
    const told = (await reset(root, ['--status'])).stdout;
    expect(told).toContain('because: switch died');
    expect(told).toContain('reboot this host');
    const undone = await reset(root, ['--undo']);
    expect([undone.status, undone.stderr]).toEqual([0, '']);
    for (const path of Object.keys(hostFiles)) expect([path, textAt(root, path)]).toEqual([path, hostFiles[path]]);
    expect(snapshot(root)).toMatchObject(before);
    expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
    expect((await reset(root, ['--status'])).stdout).toContain('taken back');
  });

  test('--undo asks when somebody else has changed a file since', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    writeFileSync(join(root, 'etc/xensource/pool.conf'), 'slave:10.0.0.1');
    writeFileSync(join(root, 'etc/firstboot.d/data/management.conf'), 'LABEL=mine\n');
    const refused = await reset(root, ['--undo'], 'no\n');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('/etc/firstboot.d/data/management.conf');
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe('LABEL=mine\n');
    expect((await reset(root, ['--undo'], 'yes\n')).status).toBe(0);
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe(hostFiles['etc/firstboot.d/data/management.conf']);
  });

  test('--undo after the reboot: the host has taken the trigger and its own database stands; files go back, and only a reboot makes them count', async () => {
    const root = hostTree();
    await reset(root, ['--yes', '--device', 'eth1']);
    rmSync(join(root, 'var/tmp/network-reset'));
    writeFileSync(join(root, 'var/lib/xcp/networkd.db'), '{"made":"at the start"}');
    expect((await reset(root, ['--status'])).stdout).toMatch(/has started since|completed/);
    expect((await reset(root, ['--resume'])).stdout).toContain('nothing left to continue');
    const undone = await reset(root, ['--undo']);
    expect([undone.status, undone.stderr]).toEqual([0, '']);
    expect(undone.stdout).toContain('Reboot this host');
    for (const path of Object.keys(hostFiles)) expect([path, textAt(root, path)]).toEqual([path, hostFiles[path]]);
  });

  test('a torn inventory after a reset: the refusal names --undo first, and --undo heals it', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    writeFileSync(join(root, 'etc/xensource-inventory'), '');
    const refused = await reset(root, ['--yes']);
    expect([refused.status, lines(refused.stderr)[0]]).toEqual([1, expect.stringMatching(/lacks INSTALLATION_UUID, CONTROL_DOMAIN_UUID.*xe-reset-networking --undo puts back.*\/var\/lib\/xsconsole\/reset\/undo.*backup/)]);
    expect(textAt(root, 'etc/xensource-inventory')).toBe('');
    expect((await reset(root, ['--undo'])).status).toBe(1);
    expect((await reset(root, ['--undo', '--force'])).status).toBe(0);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(inventory);
  });

  test('--status --json is one document without the texts of the files', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    const document: unknown = JSON.parse((await reset(root, ['--status', '--json'])).stdout);
    expect(document).toMatchObject({ running: null, latest: { state: 'awaitingReboot' }, damagedLines: [] });
    expect(JSON.stringify(document)).not.toContain('"basis"');
  });

  test('nothing to resume, nothing to undo', async () => {
    const root = hostTree();
    expect((await reset(root, ['--resume'])).stdout).toContain('nothing left to continue');
    expect((await reset(root, ['--undo'])).stdout).toContain('nothing to go back to');
  });
});

test('an answer is enough: the writer behind a pipe need not end for the command to end', async () => {
  const root = hostTree();
  const child = spawn(process.execPath, [programPath('xe-reset-networking'), '--root', root], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.write('yes\n');
  const status = await new Promise((resolve) => { child.on('exit', resolve); });
  child.stdin.destroy();
  expect(status).toBe(0);
});

describe('signals', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s at the question ends it with nothing changed', async (signal) => {
    const root = hostTree();
    const before = snapshot(root);
    const child = spawn(process.execPath, [programPath('xe-reset-networking'), '--root', root]);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    const ended = new Promise<number | null>((resolve) => { child.on('close', resolve); });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('Type yes')) child.kill(signal);
    });
    expect(await ended).toBe(1);
    expect(lines(stderr)).toEqual(['Stopped. Nothing was changed.']);
    expect(snapshot(root)).toEqual(before);
  });

  test('a reader that goes away does not stop a run half-way', async () => {
    const root = hostTree();
    mkdirSync(join(root, 'var/log'), { recursive: true });
    const child = spawn(process.execPath, [programPath('xe-reset-networking'), '--root', root, '--yes'], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.destroy();
    expect(await new Promise((resolve) => { child.on('close', resolve); })).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});

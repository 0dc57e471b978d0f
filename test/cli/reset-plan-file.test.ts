import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../src/host/index.js';
import { isJsonObject } from '../../src/model/index.js';
import { readPlanFile, sealPlan } from '../../src/reset/index.js';
import { hostTree, reset } from '../support/host/host-reset.js';
import { snapshot, textAt } from '../support/host/host-tree.js';
import { temporaryFolder } from '../support/host/tree.js';

const wanted = ['--device', 'eth1', '--mode', 'static', '--ip', '192.168.1.5'];
// A look at the wire that takes a while is announced on stderr.
const whole = [...wanted, '--netmask', '255.255.255.0', '--no-probe'];

/** A plan of this host, as a file. */
async function planned(root: string, ...words: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(), 'plan.json');
  const made = await reset(root, ['--dry-run', '--json', ...whole, ...words]);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(path, made.stdout);
  return path;
}

/** The plan in a file with another member, sealed anew as only this program does it. */
function altered(path: string, member: string, value: unknown): void {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(document)) throw new Error('no plan');
  const { sha256, ...rest } = document;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
  writeFileSync(path, JSON.stringify(sealPlan({ ...rest, [member]: value }, digest)));
}

test('a plan in a file is run with the preview and the question of a reset', async () => {
  const [one, other] = [hostTree(), hostTree()];
  const path = await planned(one);
  const before = snapshot(one);
  const no = await reset(one, ['--apply', path], 'no\n');
  expect(no.status).toBe(1);
  expect(snapshot(one)).toEqual(before);
  const asked = await reset(other, whole, 'yes\n');
  const applied = await reset(one, ['--apply', path, '--no-probe'], 'yes\n');
  expect(applied).toMatchObject({ status: 0, stderr: '' });
  const untimed = (text: string): string => text.replaceAll(/ \(\d+ s\)/gu, '');
  expect(untimed(applied.stdout)).toBe(untimed(asked.stdout).replaceAll(other, one));
  for (const file of ['etc/xensource-inventory', 'etc/firstboot.d/data/management.conf'])
    expect(textAt(one, file)).toBe(textAt(other, file));
  expect(textAt(one, 'var/tmp/network-reset')).toBe(textAt(other, 'var/tmp/network-reset'));
  const told: unknown = JSON.parse((await reset(one, ['--status', '--json'])).stdout);
  const inFile: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const idOf = (document: unknown): unknown =>
    isJsonObject(document) && isJsonObject(document['plan']) ? document['plan']['id'] : null;
  expect(told).toMatchObject({ latest: { reset: { plan: { id: idOf(inFile) } } } });
});

test('a plan that was undone runs again, as a reset of its own', async () => {
  const root = hostTree();
  const path = await planned(root);
  expect((await reset(root, ['--apply', path, '--yes'])).status).toBe(0);
  expect((await reset(root, ['--undo', '--yes'])).status).toBe(0);
  expect((await reset(root, ['--apply', path, '--yes'])).status).toBe(0);
  const told: unknown = JSON.parse((await reset(root, ['--status', '--json'])).stdout);
  expect(told).toMatchObject({ history: [{ undo: 'undone' }, { undo: 'none' }] });
});

test('with --dry-run it is only shown, and as JSON it is the plan again', async () => {
  const root = hostTree();
  const path = await planned(root);
  const before = snapshot(root);
  const shown = await reset(root, ['--apply', path, '--dry-run', '--no-probe']);
  expect(shown.stdout).toBe((await reset(root, ['--dry-run', ...whole])).stdout);
  const again = await reset(root, ['--apply', path, '--dry-run', '--json']);
  writeFileSync(path, again.stdout);
  expect(snapshot(root)).toEqual(before);
  expect((await reset(root, ['--apply', path, '--yes'])).status).toBe(0);
});

const changes: readonly (readonly [string, string, (root: string) => void])[] = [
  [
    'the inventory',
    '/etc/xensource-inventory has changed since',
    (root) => {
      const path = join(root, 'etc/xensource-inventory');
      writeFileSync(path, `${readFileSync(path, 'utf8')}NEW='1'\n`);
    },
  ],
  [
    'the firstboot data',
    '/etc/firstboot.d/data/management.conf has changed since',
    (root) => {
      writeFileSync(join(root, 'etc/firstboot.d/data/management.conf'), "LABEL='eth0'\n");
    },
  ],
  [
    'the role in the pool',
    'The role of this host in its pool was',
    (root) => {
      writeFileSync(join(root, 'etc/xensource/pool.conf'), 'master');
    },
  ],
  [
    "the port's MAC",
    'eth1 was the port with the MAC',
    (root) => {
      writeFileSync(join(root, 'sys/class/net/eth1/address'), '00:16:3e:99:99:99\n');
    },
  ],
  [
    'the port itself',
    'it is not there now',
    (root) => {
      rmSync(join(root, 'sys/class/net/eth1'), { recursive: true });
    },
  ],
  [
    'the trigger, which somebody else has written',
    '/var/tmp/network-reset has changed since',
    (root) => {
      writeFileSync(join(root, 'var/tmp/network-reset'), 'DEVICE=eth0\nMODE=dhcp\n');
    },
  ],
  [
    'the profile',
    'The profile of this host was networkd',
    (root) => {
      mkdirSync(join(root, 'opt/xensource/libexec'), { recursive: true });
      writeFileSync(join(root, 'opt/xensource/libexec/interface-reconfigure'), '', { mode: 0o755 });
      for (const file of ['usr/sbin/xcp-networkd', 'opt/xensource/libexec/xcp-networkd'])
        rmSync(join(root, file), { force: true });
    },
  ],
];

test.each(changes)('it is refused when %s has changed', async (_, words, change) => {
  const root = hostTree();
  const path = await planned(root);
  change(root);
  const before = snapshot(root);
  const refused = await reset(root, ['--apply', path, '--yes']);
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain(words);
  expect(refused.stderr).toContain('make a new plan with --dry-run --json');
  const asJson = await reset(root, ['--apply', path, '--yes', '--json']);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ result: 'refused' });
  expect(snapshot(root)).toEqual(before);
});

test('networkd may rewrite its database meanwhile: the plan removes it either way', async () => {
  const root = hostTree();
  const path = await planned(root);
  writeFileSync(join(root, 'var/lib/xcp/networkd.db'), '{"interface_config":{}}');
  expect((await reset(root, ['--apply', path, '--yes'])).status).toBe(0);
});

test('any changed byte of it is noticed', async () => {
  const text = readFileSync(await planned(hostTree()), 'utf8');
  expect(readPlanFile(text, digest).ok).toBe(true);
  const step = Math.max(1, Math.floor(text.length / 500));
  for (let at = 0; at < text.trimEnd().length; at += step) {
    const code = text.charCodeAt(at) ^ 1;
    const flipped = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
    expect([at, readPlanFile(flipped, digest).ok]).toEqual([at, false]);
  }
  expect(readPlanFile(text.slice(0, -10), digest).ok).toBe(false);
});

test('so is one that a reader of JSON passes over', async () => {
  const text = readFileSync(await planned(hostTree()), 'utf8');
  expect(readPlanFile(text.trimEnd(), digest).ok).toBe(true);
  const others = [
    text.replace('\n', '\r\n'),
    `${text}\n`,
    ` ${text}`,
    text.replace('":', '" :'),
    text.replace('planned', 'pl\\u0061nned'),
    text.replace('"formatVersion":1', '"formatVersion":1.0'),
    text.replace('{', '{"result":"other",'),
    JSON.stringify(JSON.parse(text), null, 2),
  ];
  for (const other of others) expect(readPlanFile(other, digest).ok).toBe(false);
});

test('a file that is no plan, and one of a later version, are refused in words', async () => {
  const root = hostTree();
  const path = await planned(root);
  altered(path, 'formatVersion', 2);
  const later = await reset(root, ['--apply', path, '--yes']);
  expect(later.status).toBe(1);
  expect(later.stderr).toContain('is a plan of version 2, and this program knows version 1 only');
  writeFileSync(path, 'no plan');
  expect((await reset(root, ['--apply', path])).stderr).toContain('is not a plan');
  expect((await reset(root, ['--apply', `${path}.absent`])).stderr).toContain('cannot be read');
  expect((await reset(root, ['--apply', temporaryFolder()])).stderr).toContain('not a regular');
});

test('a plan that this program would not have made is not run, whatever its checksum', async () => {
  const root = hostTree();
  const path = await planned(root);
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(document) || !isJsonObject(document['plan'])) throw new Error('no plan');
  altered(path, 'plan', { ...document['plan'], steps: [{ kind: 'reboot' }] });
  const before = snapshot(root);
  const refused = await reset(root, ['--apply', path, '--yes']);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('The steps of this reset would be different now.');
  expect(snapshot(root)).toEqual(before);
});

test('options that would change the plan do not go with it', async () => {
  for (const words of [['--device', 'eth0'], ['--then-rebuild'], ['--profile', 'classic']]) {
    const refused = await reset(hostTree(), ['--apply', 'plan.json', ...words]);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringContaining('do not go together'),
    ]);
  }
});

import { digest } from '../../../src/host/index.js';
import { known, unknown, type HostFacts } from '../../../src/model/index.js';
import {
  changedFacts,
  emptyDraft,
  isSamePlan,
  makePlan,
  planBasis,
  planFileVersion,
  portsOf,
  readPlanFile,
  sealPlan,
  type PlanBasis,
} from '../../../src/reset/index.js';
import { facts, nic, request } from '../../support/host/facts.js';
import { present } from '../../support/host/well-host.js';

const host = facts();

function planFor(now: HostFacts, id = 'a-1', createdAt = '2026-01-02T03:04:05Z') {
  const plan = makePlan(request({}, now), now, { id, createdAt });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const asked = { draft: emptyDraft, forceDevice: false, profile: null, thenRebuild: false };
const basis = planBasis(['eth1'], host, digest);
const document = { formatVersion: planFileVersion, plan: planFor(host), wish: asked, basis };

const textOf = (one: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(sealPlan(one, digest));

const codeOf = (text: string): string => {
  const read = readPlanFile(text, digest);
  return read.ok ? 'ok' : read.error.code;
};

test('a sealed plan is read as it was written, with a line break at its end or without', () => {
  const text = textOf(document);
  for (const one of [text, `${text}\n`]) {
    const read = readPlanFile(one, digest);
    expect(JSON.stringify(read.ok ? read.value : read.error)).toBe(JSON.stringify(document));
  }
});

const withOptions = (more: object): object => ({ ...document, wish: { ...asked, ...more } });
const withDraft = (more: object): object => withOptions({ draft: { ...emptyDraft, ...more } });
const withBasis = (more: object): object => ({ ...document, basis: { ...basis, ...more } });

test.each<readonly [what: string, document: object]>([
  ['a profile of its own', withOptions({ profile: 'classic' })],
  ['the other profile of its own', withOptions({ profile: 'networkd' })],
  ['the shortest wait for a confirmation', withOptions({ confirmWithin: 1 })],
  ['the longest wait for a confirmation', withOptions({ confirmWithin: 1440 })],
  ['everything asked for', withOptions({ forceDevice: true, thenRebuild: true })],
  ['names that are kept', withDraft({ keepInterfaceNames: true })],
  ['long texts', withDraft({ dns: '1'.repeat(10_000) })],
  ['a classic host', withBasis({ profile: 'classic' })],
  ['a port whose MAC is not known', withBasis({ macs: { eth1: null } })],
  ['a member of a later version', { ...document, later: 1 }],
])('%s can stand in a plan file', (_, one) => {
  expect(codeOf(textOf({ ...one }))).toBe('ok');
});

const draftMembers = Object.keys(emptyDraft);

test.each<readonly [what: string, document: object]>([
  ['no plan', { ...document, plan: undefined }],
  ['a plan without an id', { ...document, plan: {} }],
  ['an id that names a path', { ...document, plan: { id: '../x' } }],
  ['no wish', { ...document, wish: undefined }],
  ['no basis', { ...document, basis: undefined }],
  ...draftMembers.map((name) => [`${name} is a number`, withDraft({ [name]: 1 })] as const),
  ...draftMembers.map((name) => [`no ${name}`, withDraft({ [name]: undefined })] as const),
  ['a text that is too long', withDraft({ dns: '1'.repeat(10_001) })],
  ['a flag that is a text', withOptions({ forceDevice: 'false' })],
  ['no answer about the rebuild', withOptions({ thenRebuild: undefined })],
  ['an unknown profile', withOptions({ profile: 'later' })],
  ['no time for a confirmation', withOptions({ confirmWithin: 0 })],
  ['more than a day for a confirmation', withOptions({ confirmWithin: 1441 })],
  ['an unknown profile of the host', withBasis({ profile: 'later' })],
  ['no trigger path', withBasis({ triggerPath: null })],
  ['no role', withBasis({ role: undefined })],
  ['MACs that are a list', withBasis({ macs: ['eth1'] })],
  ['a MAC that is a number', withBasis({ macs: { eth1: 1 } })],
  ['one MAC of two that is a number', withBasis({ macs: { eth0: 'x', eth1: 1 } })],
  ['a checksum that is missing', withBasis({ files: { '/etc/x': null } })],
])('%s: the file is no plan, although its checksum is right', (_, one) => {
  expect(codeOf(textOf({ ...one }))).toBe('notAPlan');
});

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['another document', '{"device":"eth0"}'],
])('no plan: %s', (_, text) => {
  expect(codeOf(text)).toBe('notAPlan');
});

test.each([
  ['a later version', { ...document, formatVersion: 2 }, '2'],
  ['a version that is a text', { ...document, formatVersion: '1' }, '"1"'],
  ['no version', { plan: document.plan }, 'null'],
])('%s is named', (_, one, found) => {
  expect(readPlanFile(textOf(one), digest)).toEqual({
    ok: false,
    error: { code: 'version', found },
  });
});

test('a version without a checksum was altered', () => {
  expect(codeOf(JSON.stringify(document))).toBe('altered');
});

test.each<readonly [what: string, change: (text: string) => string]>([
  ['another letter', (text) => text.replace('eth1', 'eth0')],
  ['a blank that JSON passes over', (text) => text.replace(',', ', ')],
  ['a blank before it', (text) => ` ${text}`],
  ['two line breaks at its end', (text) => `${text}\n\n`],
  ['a line break within', (text) => text.replace(',', ',\n')],
  ['a member that comes twice', (text) => text.replace('{', '{"formatVersion":1,')],
  ['another checksum', (text) => text.replace(/"sha256":"./u, '"sha256":"x')],
])('noticed: %s', (_, change) => {
  expect(codeOf(change(textOf(document)))).toBe('altered');
});

test('the basis holds what decides the bytes of a plan: no clear text of a file', () => {
  expect(planBasis(['eth1', 'eth9'], host, (text) => `sum of ${text}`)).toEqual({
    profile: 'networkd',
    triggerPath: '/var/tmp/network-reset',
    role: 'coordinator',
    macs: { eth1: '00:16:3e:00:00:01', eth9: null },
    files: {
      '/etc/xensource-inventory': `sum of ${JSON.stringify(host.files.inventory)}`,
      '/etc/firstboot.d/data/management.conf': `sum of ${JSON.stringify(host.files.management)}`,
      '/etc/xensource/pool.conf': `sum of ${JSON.stringify(host.files.poolConf)}`,
      '/var/tmp/network-reset': `sum of ${JSON.stringify(host.files.trigger)}`,
    },
  });
  expect(planBasis(['eth1'], { ...host, nics: unknown('notLooked') }, digest).macs).toEqual({
    eth1: null,
  });
});

test('the ports of a plan are its device and the members of its bond', () => {
  const bonded = request({ device: 'eth0', bondMembers: 'eth0,eth1', bondMode: 'lacp' });
  expect(portsOf({ request: bonded })).toEqual(['eth0', 'eth0', 'eth1']);
  expect(portsOf({ request: request() })).toEqual(['eth1']);
});

const then: PlanBasis = basis;
const inventory = present('MANAGEMENT_INTERFACE=xenbr1\n', '/etc/xensource-inventory');
test.each<readonly [what: string, now: HostFacts, changes: readonly unknown[]]>([
  ['nothing', host, []],
  [
    'the trigger path',
    { ...host, profile: { ...host.profile, triggerPath: '/tmp/network-reset' } },
    [
      {
        code: 'profile',
        then: 'networkd (/var/tmp/network-reset)',
        now: 'networkd (/tmp/network-reset)',
      },
    ],
  ],
  [
    'the role in the pool',
    facts({ poolConf: 'slave:10.0.0.7' }),
    [
      { code: 'role', then: 'coordinator', now: 'supporter' },
      { code: 'file', path: '/etc/xensource/pool.conf' },
    ],
  ],
  [
    'the NIC behind the port',
    { ...host, nics: known([nic('eth0'), { ...nic('eth9'), device: 'eth1' }]) },
    [{ code: 'mac', device: 'eth1', then: '00:16:3e:00:00:01', now: '00:16:3e:00:00:09' }],
  ],
  [
    'the port is gone',
    { ...host, nics: known([nic('eth0')]) },
    [{ code: 'mac', device: 'eth1', then: '00:16:3e:00:00:01', now: null }],
  ],
  [
    'one file',
    { ...host, files: { ...host.files, inventory } },
    [{ code: 'file', path: '/etc/xensource-inventory' }],
  ],
])('what has changed since: %s', (_, now, changes) => {
  expect(changedFacts(then, planBasis(['eth1'], now, digest))).toEqual(changes);
});

test('a port or a file that only one of the two knows is told as a port that is gone', () => {
  expect(changedFacts(then, { ...then, macs: {}, files: {} })).toEqual([
    { code: 'mac', device: 'eth1', then: '00:16:3e:00:00:01', now: null },
  ]);
});

test('a plan made anew is the same but for its id and its time', () => {
  const anew = planFor(host, 'b-2', '2027-01-01T00:00:00Z');
  expect(isSamePlan(anew, { plan: { ...document.plan } })).toBe(true);
  expect(isSamePlan({ ...anew, steps: [] }, { plan: { ...document.plan } })).toBe(false);
  expect(isSamePlan(null, { plan: { ...document.plan } })).toBe(false);
});

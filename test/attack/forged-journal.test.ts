import { openResets } from '../../src/host/index.js';
import { shortDigest } from '../../src/host/files/checksum.js';
import { isJsonObject, jsonList } from '../../src/model/index.js';
import type { JournalEntry } from '../../src/reset/index.js';
import { MemoryDisk } from '../support/disk/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/host/reset-host.js';

const journal = '/var/lib/xsconsole/reset/journal';
const processes = {
  own: { pid: 1, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(true),
};
const at = '2026-01-02T03:04:05Z';
const mine = { ...supporterFiles, '/var/tmp/keep': '', '/etc/cron.d/keep': '', '/etc/shadow': 'x' };

async function open(files: Readonly<Record<string, string>>) {
  const disk = MemoryDisk.of({ ...mine, ...files });
  return {
    disk,
    resets: await openResets(
      { root: '/', machine: recordingMachine() },
      { disk, processes, now: () => at },
    ),
  };
}

/**
 * A journal with one interrupted reset, spoilt by whoever could write there; its checksums are
 * right.
 */
async function forged(spoil: (begun: Step) => unknown): Promise<string> {
  const { resets } = await open({});
  const facts = await factsOf(resets.files, 'networkd');
  const plan = planOf(facts, 'plan-1');
  const begun: JournalEntry = {
    kind: 'begun',
    at,
    plan,
    basis: facts.files,
    initiator: operator,
    pid: 1,
  };
  const event = {
    kind: 'event',
    event: { planId: 'plan-1', seq: 0, at, step: 4, phase: 'starting' },
  };
  const copied: unknown = JSON.parse(JSON.stringify(begun));
  return [isJsonObject(copied) ? spoil(copied) : null, event]
    .map((entry) => JSON.stringify(entry))
    .map((text) => `${shortDigest(text)} ${text}\n`)
    .join('');
}

type Step = Readonly<Record<string, unknown>>;

/** The line with every step of its plan changed. */
function steps(change: (step: Step) => Step): (begun: Step) => unknown {
  return (begun) => {
    const plan = isJsonObject(begun['plan']) ? begun['plan'] : {};
    const list = jsonList(plan['steps']).filter(isJsonObject);
    return { ...begun, plan: { ...plan, steps: list.map(change) } };
  };
}
const planWith =
  (members: object) =>
  (begun: Step): unknown => ({
    ...begun,
    plan: { ...(isJsonObject(begun['plan']) ? begun['plan'] : {}), ...members },
  });
const redirected = (path: string) =>
  steps((step) => ('path' in step ? { ...step, path, content: 'evil' } : step));

const attacks: readonly [string, (begun: Step) => unknown][] = [
  ['a path in cron.d', redirected('/etc/cron.d/evil')],
  ['the password file', redirected('/etc/shadow')],
  ['a path out of the root', redirected('/../../etc/cron.d/evil')],
  ['a relative path', redirected('etc/shadow')],
  ['a known path of another role', redirected('/etc/xensource-inventory')],
  [
    'undo copies of other files',
    steps((step) => ('paths' in step ? { ...step, paths: ['/etc/shadow'] } : step)),
  ],
  [
    'a role that there is not',
    steps((step) => ({ ...step, file: 'cron', path: '/etc/cron.d/evil' })),
  ],
  ['a role that is a member of every object', steps((step) => ({ ...step, file: 'constructor' }))],
  [
    'a trigger in another place',
    planWith({ profile: { name: 'networkd', triggerPath: '/etc/cron.d/evil' } }),
  ],
  ['an id that is a path', planWith({ id: '../../../../etc' })],
  ['an id that is empty', planWith({ id: '' })],
  ['a mode with setuid', steps((step) => ('mode' in step ? { ...step, mode: 0o4755 } : step))],
  [
    'a service of its own',
    steps((step) => ('service' in step ? { ...step, service: 'sshd' } : step)),
  ],
  ['a command of its own', steps((step) => ({ ...step, kind: 'run', command: 'rm' }))],
  ['steps that are no list', planWith({ steps: { length: 3 } })],
  ['steps of nothing', planWith({ steps: [null, 1, 'x', []] })],
  ['no request', planWith({ request: null })],
  ['a device with a line break', planWith({ request: { device: 'eth0\nMODE=none' } })],
  ['a time that there is not', (begun) => ({ ...begun, at: '2026-99-99T99:99:99Z' })],
  ['a basis of nothing', (begun) => ({ ...begun, basis: {} })],
  ['a prototype', (begun) => ({ ...begun, plan: { __proto__: begun['plan'] } })],
];

test.each(attacks)(
  '%s in the journal is a damaged line, and neither resume nor undo writes anything',
  async (_, spoil) => {
    const { disk, resets } = await open({ [journal]: await forged(spoil) });
    const before = disk.snapshot();
    const outside = (): unknown =>
      [...disk.snapshot()].filter(([path]) => !path.startsWith('/var/lib/xsconsole/'));
    expect(await resets.status()).toMatchObject({
      ok: true,
      value: { latest: { state: 'none' }, damagedLines: [1] },
    });
    expect((await drain(resets.resume(operator))).outcome).toMatchObject({
      result: 'nothingToResume',
    });
    expect((await drain(resets.undo({ initiator: operator, force: true }))).outcome).toMatchObject({
      result: 'nothingToUndo',
    });
    expect(outside()).toEqual(
      [...before].filter(([path]) => !path.startsWith('/var/lib/xsconsole/')),
    );
  },
);

test('a journal of an earlier version, with its known paths, is read and resumed', async () => {
  const { disk, resets } = await open({ [journal]: await forged((begun) => begun) });
  expect((await drain(resets.resume(operator))).outcome).toMatchObject({ result: 'done' });
  expect(disk.snapshot().has('/var/tmp/network-reset')).toBe(true);
  expect((await drain(resets.undo({ initiator: operator, force: false }))).outcome).toMatchObject({
    result: 'undone',
  });
});

const list = '/var/lib/xsconsole/reset/undo/plan-1/list';

test.each([
  ['a path in cron.d', [{ path: '/etc/cron.d/evil', state: 'absent' }]],
  ['a role that there is not', [{ file: 'shadow', state: 'absent' }]],
  ['a copy elsewhere', [{ file: 'inventory', state: 'present', copy: '../../x', digest: '' }]],
  ['a file named twice', [1, 2].map(() => ({ file: 'inventory', state: 'absent' }))],
  ['a mode that is none', [{ file: 'inventory', state: 'present', copy: '0', mode: -1 }]],
  ['nothing', null],
])('%s in the undo list: the undo says that the list is damaged', async (_, copies) => {
  const { disk, resets } = await open({
    [journal]: await forged((begun) => begun),
    [list]: JSON.stringify(copies),
  });
  const before = disk.snapshot().get('/etc/xensource-inventory');
  expect((await drain(resets.undo({ initiator: operator, force: true }))).outcome).toMatchObject({
    result: 'failed',
    error: { code: 'journalDamaged' },
  });
  expect(disk.snapshot().get('/etc/xensource-inventory')).toEqual(before);
});

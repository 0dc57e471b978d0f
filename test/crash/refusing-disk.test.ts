import type { Resets } from '../../src/reset/index.js';
import { openResets, type DiskOperations, type Processes } from '../../src/host/index.js';
import type { ProfileName } from '../../src/model/index.js';
import { hookedDisk, systemError } from '../support/disk/hooked-disk.js';
import { inTurn, kindsOfChange, thorough } from '../support/disk/kinds-of-change.js';
import { MemoryDisk } from '../support/disk/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/host/reset-host.js';

const concerned = [...Object.keys(supporterFiles), '/var/tmp/network-reset', '/tmp/network-reset'];
const processes: Processes = {
  own: { pid: 4711, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(false),
};

function hostFiles(disk: MemoryDisk): ReadonlyMap<string, string> {
  return new Map([...disk.snapshot()].filter(([path]) => concerned.includes(path)));
}

async function ground(profile: ProfileName) {
  const start = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '', '/tmp/keep': '' });
  const session = (disk: DiskOperations, machine = recordingMachine()): Promise<Resets> =>
    openResets(
      { root: '/', machine: machine },
      { disk, processes, now: () => '2026-01-02T03:04:05Z' },
    );
  const facts = await factsOf((await session(start)).files, profile);
  const plan = planOf(facts, 'plan-1');
  const options = { initiator: operator, basis: facts.files, reboot: true };
  const whole = start.settled();
  const changes: string[] = [];
  const counted = hookedDisk(whole, { before: (change) => changes.push(change) });
  await drain((await session(counted)).run(plan, options));
  return {
    start,
    plan,
    session,
    options,
    changes,
    old: hostFiles(start),
    wanted: hostFiles(whole),
  };
}

/** A disk that is full stays so; one that fails may do so once. `thorough` tries each both ways. */
const usual = [
  ['ENOSPC', 'from then on'],
  ['EIO', 'once'],
  ['failing fsync', 'from then on'],
] as const;
const unusual = [
  ['ENOSPC', 'once'],
  ['EIO', 'from then on'],
  ['EROFS', 'from then on'],
  ['failing fsync', 'once'],
] as const;

/**
 * Does the disk refuse this change? Removing names needs no space; a disk that is full still lets
 * them go.
 */
function refuses(what: (typeof usual | typeof unusual)[number][0], change: string): boolean {
  const isSync = /^f?sync/.test(change);
  if (what === 'failing fsync') return isSync;
  return what !== 'ENOSPC' || (!isSync && !/^(unlink|rmdir|truncate)/.test(change));
}

/** What `--status` says of each file of a reset that stopped half-way is what stands there. */
async function expectTold(
  disk: MemoryDisk,
  session: (disk: MemoryDisk) => Promise<Resets>,
  old: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  const status = await (await session(disk)).status();
  if (!status.ok) throw new Error(status.error.cause);
  const now = hostFiles(disk);
  const isOld = JSON.stringify([...now]) === JSON.stringify([...old]);
  if (!isOld && status.value.latest.state !== 'rebooting')
    expect(status.value.files.length).toBeGreaterThan(0);
  for (const { path, state } of status.value.files) {
    const stands = { old: old.get(path), new: wanted.get(path), other: 'nothing of ours' }[state];
    expect([path, now.get(path)]).toEqual([path, stands]);
  }
}
const kinds = ['networkd', 'classic'].flatMap((profile) =>
  [...usual, ...(thorough ? unusual : [])].map(([code, when]) => [profile, code, when] as const),
);

test.each(kinds)(
  '%s: %s %s, at each kind of change: a named error or a whole reset, files whole, healed ' +
    'afterwards',
  async (profile, code, when) => {
    const {
      start,
      plan,
      session,
      options,
      changes: all,
      old,
      wanted,
    } = await ground(profile === 'classic' ? 'classic' : 'networkd');
    let errors = 0;
    const heal = inTurn(
      async (left: MemoryDisk) => {
        const undone = left.settled();
        const { outcome } = await drain(
          (await session(undone)).undo({ initiator: operator, force: false }),
        );
        expect(['undone', 'nothingToUndo']).toContain(outcome.result);
        expect(hostFiles(undone)).toEqual(old);
      },
      async (left: MemoryDisk) => {
        const resumed = left.settled();
        const { result } = (await drain((await session(resumed)).resume(operator))).outcome;
        expect(['done', 'nothingToResume']).toContain(result);
        expect(hostFiles(resumed)).toEqual(result === 'done' ? wanted : old);
      },
      async (left: MemoryDisk) => {
        const again = left.settled();
        const resets = await session(again);
        const facts = await factsOf(resets.files, plan.profile.name);
        const next = planOf(facts, 'plan-2');
        const { outcome } = await drain(resets.run(next, { ...options, basis: facts.files }));
        expect(outcome).toEqual({ result: 'done' });
        expect(hostFiles(again)).toEqual(wanted);
      },
    );
    const tried = kindsOfChange(all);
    for (const at of tried) {
      const disk = start.settled();
      const machine = recordingMachine();
      let changes = 0;
      const before = (change: string): void => {
        const struck = when === 'once' ? changes === at : changes >= at;
        changes += 1;
        if (!struck) return;
        if (refuses(code, change)) throw systemError(code === 'failing fsync' ? 'EIO' : code);
      };
      const { outcome } = await drain(
        (await session(hookedDisk(disk, { before }), machine)).run(plan, options),
      );
      for (const path of concerned)
        expect([old.get(path), wanted.get(path)]).toContain(hostFiles(disk).get(path));
      if (outcome.result === 'failed') {
        errors += 1;
        const codes = { ENOSPC: 'noSpace', EROFS: 'readOnly' } as const;
        expect(outcome.error.code).toBe(
          code === 'ENOSPC' || code === 'EROFS' ? codes[code] : 'ioError',
        );
        expect(outcome.error.subject).not.toBe('');
        if (outcome.error.leftHost === 'untouched') {
          expect(hostFiles(disk)).toEqual(old);
          const stopped = machine.calls
            .filter((call) => call.startsWith('stop '))
            .map((call) => call.slice(5));
          const started = machine.calls
            .filter((call) => call.startsWith('start '))
            .map((call) => call.slice(6));
          expect(started).toEqual(stopped.reverse());
        }
      } else {
        expect(outcome).toEqual({ result: 'done' });
        expect(hostFiles(disk)).toEqual(wanted);
      }
      await expectTold(disk.settled(), session, old, wanted);
      await heal(disk);
    }
    expect(errors).toBeGreaterThan(thorough && code !== 'failing fsync' ? 50 : 10);
  },
  900_000,
);

test.each([
  ...Object.keys(supporterFiles).map((path) => ['networkd', path] as const),
  ['networkd', '/var/tmp/network-reset'],
  ['classic', '/etc/xensource-inventory'],
  ['classic', '/tmp/network-reset'],
] as const)(
  '%s: %s becomes immutable when all is prepared: named, and everything is undone',
  async (profile, path) => {
    const { start, plan, session, options, old, wanted } = await ground(profile);
    const disk = start.settled();
    const before = (change: string): void => {
      if (change === `rename ${path}` || change === `unlink ${path}`) throw systemError('EPERM');
    };
    const { outcome } = await drain(
      (await session(hookedDisk(disk, { before }))).run(plan, options),
    );
    const code = process.geteuid?.() === 0 ? 'immutable' : 'permission';
    // A classic host's command has been run by then, and is not undone.
    const leftHost = profile === 'classic' ? 'unknown' : 'untouched';
    expect(outcome).toMatchObject({ result: 'failed', error: { code, subject: path, leftHost } });
    expect(hostFiles(disk)).toEqual(old);
    await expectTold(disk, session, old, wanted);
    expect((await drain((await session(disk)).resume(operator))).outcome).toEqual({
      result: 'done',
    });
    expect(hostFiles(disk)).toEqual(wanted);
  },
);

import type { Resets } from '../../src/reset/index.js';
import { openResets, type DiskOperations, type Processes } from '../../src/host/index.js';
import type { ProfileName } from '../../src/model/index.js';
import { hookedDisk, systemError } from '../support/hooked-disk.js';
import { kindsOfChange, thorough } from '../support/kinds-of-change.js';
import { MemoryDisk } from '../support/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/reset-host.js';

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
    openResets('/', machine, { disk, processes, now: () => '2026-01-02T03:04:05Z' });
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
] as const;
const unusual = [
  ['ENOSPC', 'once'],
  ['EIO', 'from then on'],
] as const;
const kinds = ['networkd', 'classic'].flatMap((profile) =>
  [...usual, ...(thorough ? unusual : [])].map(([code, when]) => [profile, code, when] as const),
);

test.each(kinds)(
  '%s: %s %s, at each kind of change: a named error or a whole reset, files whole, healed afterwards',
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
    let failures = 0;
    const tried = kindsOfChange(all);
    for (const at of tried) {
      const disk = start.settled();
      const machine = recordingMachine();
      let changes = 0;
      // Removing names needs no space; a disk that is full still lets them go.
      const refuses = (change: string): boolean =>
        code === 'EIO' || !/^(unlink|rmdir|fsync|sync|truncate)/.test(change);
      const before = (change: string): void => {
        const struck = when === 'once' ? changes === at : changes >= at;
        changes += 1;
        if (!struck) return;
        if (refuses(change)) throw systemError(code);
      };
      const { outcome } = await drain(
        (await session(hookedDisk(disk, { before }), machine)).run(plan, options),
      );
      for (const path of concerned)
        expect([old.get(path), wanted.get(path)]).toContain(hostFiles(disk).get(path));
      if (outcome.result === 'failed') {
        failures += 1;
        expect(outcome.error.code).toBe(code === 'EIO' ? 'ioError' : 'noSpace');
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
      const healed = disk.settled();
      const undone = await drain(
        (await session(healed)).undo({ initiator: operator, force: false }),
      );
      expect(['undone', 'nothingToUndo']).toContain(undone.outcome.result);
      expect(hostFiles(healed)).toEqual(old);
      const onward = disk.settled();
      const resumed = (await drain((await session(onward)).resume(operator))).outcome.result;
      expect(['done', 'nothingToResume']).toContain(resumed);
      expect(hostFiles(onward)).toEqual(resumed === 'done' ? wanted : old);
      const again = disk.settled();
      const resets = await session(again);
      const facts = await factsOf(resets.files, plan.profile.name);
      expect(
        (await drain(resets.run(planOf(facts, 'plan-2'), { ...options, basis: facts.files })))
          .outcome,
      ).toEqual({ result: 'done' });
      expect(hostFiles(again)).toEqual(wanted);
    }
    expect(failures).toBeGreaterThan(thorough ? 50 : 20);
  },
  120_000,
);

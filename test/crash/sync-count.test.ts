import { openResets } from '../../src/host/index.js';
import { hookedDisk } from '../support/disk/hooked-disk.js';
import { MemoryDisk } from '../support/disk/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/host/reset-host.js';

const processes = {
  own: { pid: 4711, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(true),
};
const state = '/var/lib/xsconsole';

test.each([
  ['networkd', ['/etc/xensource', '/var/lib/xcp', '/etc', '/etc/firstboot.d/data', '/var/tmp'], 13],
  ['classic', ['/etc/xensource', '/etc', '/tmp'], 11],
] as const)(
  '%s: a whole reset syncs each folder once in each phase, the journal only where it must ' +
    'be on the disk',
  async (profile, changed, fsyncs) => {
    const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '', '/tmp/keep': '' });
    const changes: string[] = [];
    const hooked = hookedDisk(disk, { before: (change) => changes.push(change) });
    const surroundings = { processes, now: () => '2026-01-02T03:04:05Z' };
    const facts = await factsOf(
      (await openResets({ root: '/', machine: recordingMachine() }, { disk, ...surroundings }))
        .files,
      profile,
    );
    const resets = await openResets(
      { root: '/', machine: recordingMachine() },
      { disk: hooked, ...surroundings },
    );
    const options = { initiator: operator, basis: facts.files, reboot: true };
    await drain(resets.run(planOf(facts, 'plan-1'), options));
    const folders = changes.flatMap((change) =>
      change.startsWith('sync ') ? [change.slice(5)] : [],
    );
    expect(folders).toEqual([
      // The folders of our own, made on the first reset of this host; the journal and the folder
      // for copies have their names on the disk at once.
      '/var/lib',
      state,
      `${state}/reset`,
      `${state}/reset/undo`,
      // The undo copies, then their list.
      `${state}/reset/undo/plan-1`,
      `${state}/reset/undo/plan-1`,
      // The files of the host, then the trigger.
      ...changed,
    ]);
    // Undo copies and their list, prepared files, and the journal: begun, first change, after the
    // trigger, reboot.
    expect(changes.filter((change) => change === 'fsync')).toHaveLength(fsyncs);
  },
);

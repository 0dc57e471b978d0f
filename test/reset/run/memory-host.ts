import { openResets, type Processes } from '../../../src/host/index.js';
import type { ProfileName } from '../../../src/model/index.js';
import { MemoryDisk } from '../../support/disk/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../../support/host/reset-host.js';

export const processes: Processes = {
  own: { pid: 4711, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(true),
};

const concerned = [...Object.keys(supporterFiles), '/var/tmp/network-reset', '/tmp/network-reset'];

export async function host({
  failing = [],
  profile = 'networkd',
}: { readonly failing?: readonly string[]; readonly profile?: ProfileName } = {}) {
  const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '', '/tmp/keep': '' });
  const machine = recordingMachine(new Set(failing));
  const resets = await openResets(
    { root: '/', machine: machine },
    {
      disk,
      processes,
      now: () => '2026-01-02T03:04:05Z',
    },
  );
  const facts = await factsOf(resets.files, profile);
  const files = (): ReadonlyMap<string, string> =>
    new Map([...disk.snapshot()].filter(([path]) => concerned.includes(path)));
  const write = async (path: string, text: string): Promise<void> => {
    const prepared = await resets.files.prepare(path, text, 0o644);
    if (!prepared.ok || !(await resets.files.commit(prepared.value)).ok) throw new Error(path);
  };
  const undo = (force = false) => drain(resets.undo({ initiator: operator, force }));
  const latest = async () => {
    const status = await resets.status();
    if (!status.ok) throw new Error(status.error.cause);
    return status.value.latest;
  };
  const plan = planOf(facts, 'plan-1');
  const options = { initiator: operator, basis: facts.files, reboot: true };
  return { disk, machine, resets, facts, plan, options, files, write, undo, latest };
}

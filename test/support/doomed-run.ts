import { machineDisk, openResets, type DiskFile } from '../../src/host/index.js';
import { drain, factsOf, operator, planOf, recordingMachine } from './reset-host.js';
import { hookedDisk } from './hooked-disk.js';

/** Arguments: the root, and the number of the change that the process does not live to make (a write is half made). Prints how many changes it made. */
async function main(root: string, doomAt: number): Promise<void> {
  let changes = 0;
  const doomed = (): boolean => changes === doomAt + 1;
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  const halfWriting = (file: DiskFile): DiskFile => ({
    ...file,
    write: async (bytes) => {
      if (!doomed()) return file.write(bytes);
      await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      die();
      return 0;
    },
  });
  const disk = hookedDisk({
    ...machineDisk,
    createExclusive: async (path) => halfWriting(await machineDisk.createExclusive(path)),
    openAppend: async (path) => halfWriting(await machineDisk.openAppend(path)),
  }, {
    before: (change) => {
      changes += 1;
      if (doomed() && change !== 'write') die();
    },
  });
  const resets = await openResets(root, recordingMachine(), { disk });
  const facts = await factsOf(resets.files, 'networkd');
  const { outcome } = await drain(resets.run(planOf(facts, 'plan-1'), { initiator: operator, basis: facts.files, reboot: true }));
  process.stdout.write(`${outcome.result} ${changes}\n`);
}

const [root = '', doomAt = '-1'] = process.argv.slice(2);
void main(root, Number(doomAt));

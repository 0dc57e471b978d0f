import { join } from 'node:path';
import { metadataTools } from '../../../src/host/backup/metadata-tools.js';
import { systemCommands, type Commands } from '../../../src/host/machine/commands.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

test('the metadata of a thousand VMs is restored, and the sums at the end are read', async () => {
  const program = join(temporaryFolder(), 'xe-restore-metadata');
  writeProgram(
    program,
    "for i in $(seq 1 1000); do printf 'xe vm-import filename=%08d-1111-2222-3333-444444444444" +
      ".vmmeta sr-uuid=6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11 --metadata --preserve --force\\n' " +
      "$i; done; echo 'Restored 1000 VM(s), and 0 error(s)'",
  );
  const commands: Commands = {
    find: () => Promise.resolve(program),
    run: (command) => systemCommands.run({ ...command, program }),
  };
  const request = { sr: 'SR', disk: 'DISK', date: '2026-01-02-03-04-05', of: 'sr' } as const;
  const restored = await metadataTools(commands).restore(request, true);
  expect(restored).toMatchObject({ ok: true, value: { done: 1000, refused: 0 } });
  expect(restored.ok ? restored.value.vms.length : 0).toBe(1000);
});

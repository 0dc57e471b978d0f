import { factsOf } from '../support/host/read-host.js';
import { dryRunMachine } from '../../src/embedded/index.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openResets } from '../../src/host/index.js';
import { inBatches, likeness, type DiskFault } from '../support/disk/failing-program.js';
import { thorough } from '../support/disk/kinds-of-change.js';
import type { ProgramEnd } from '../support/run/program.js';
import { drain, operator, planOf } from '../support/host/reset-host.js';
import { reset } from '../support/host/host-reset.js';
import {
  concerned,
  expectWhole,
  hostFiles,
  leftOvers,
  request,
  type Files,
  type Ground,
} from './program-host.js';

/**
 * Each way back or forward, from a copy of the interrupted host: `--status` can be read; resume,
 * undo and a new run come to their ends.
 */
async function expectHealed(interrupted: string, here: Ground): Promise<void> {
  const heal = async (
    name: string,
    allowed: Readonly<Record<string, Files>>,
    work: (root: string) => Promise<{ readonly result: string }>,
  ): Promise<void> => {
    const root = here.copy(interrupted, `${interrupted.split('/').at(-1) ?? ''}-${name}`);
    const { result } = await work(root);
    expect(Object.keys(allowed)).toContain(result);
    expect({ name, result, files: hostFiles(root) }).toEqual({
      name,
      result,
      files: allowed[result],
    });
    if (name !== 'undo') expect(leftOvers(root)).toEqual([]);
    rmSync(root, { recursive: true });
  };
  const { old, wanted } = here;
  expect(
    await (await openResets({ root: interrupted, machine: dryRunMachine() })).status(),
  ).toMatchObject({
    ok: true,
    value: { running: null, damagedLines: [] },
  });
  await heal(
    'undo',
    { undone: old, nothingToUndo: old },
    async (root) =>
      (
        await drain(
          (await openResets({ root: root, machine: dryRunMachine() })).undo({
            initiator: operator,
            force: false,
          }),
        )
      ).outcome,
  );
  await heal(
    'resume',
    { awaitingReboot: wanted, nothingToResume: old },
    async (root) =>
      (await drain((await openResets({ root: root, machine: dryRunMachine() })).resume(operator)))
        .outcome,
  );
  await heal('again', { awaitingReboot: wanted }, async (root) => {
    const facts = await factsOf(root);
    return (
      await drain(
        (await openResets({ root: root, machine: dryRunMachine() })).run(planOf(facts, 'again'), {
          initiator: operator,
          basis: facts.files,
          reboot: true,
        }),
      )
    ).outcome;
  });
}

/** The same by the command: what it says, and how it ends. */
async function expectHealedByCommand(interrupted: string, here: Ground): Promise<void> {
  const status = await reset(interrupted, ['--status']);
  expect([status.status, status.stderr]).toEqual([0, '']);
  expect(status.stdout).not.toBe('');
  // Of a host that is neither old nor new as a whole, each file is told.
  const files = hostFiles(interrupted);
  if (!isDeepStrictEqual(files, here.old) && !isDeepStrictEqual(files, here.wanted)) {
    for (const path of concerned) {
      const isNew = files[path] === here.wanted[path];
      const word = isNew ? 'as the reset wants it' : 'as before the reset';
      expect(status.stdout).toContain(`  /${path}: ${word}\n`);
    }
  }
  for (const [args, ends] of [
    [['--undo', '--yes'], [here.old]],
    [
      ['--resume', '--yes'],
      [here.wanted, here.old],
    ],
    [request, [here.wanted]],
  ] as const) {
    const root = here.copy(interrupted, `${interrupted.split('/').at(-1) ?? ''}-command`);
    const end = await reset(root, args);
    expect([end.status, end.stderr]).toEqual([0, '']);
    expect(ends).toContainEqual(hostFiles(root));
    rmSync(root, { recursive: true });
  }
}

/**
 * Runs all faults, each on a host of its own; those that end alike are looked at once. Answers how
 * many different ones there were, of all files and of the host's.
 */
export async function interruptAll(
  here: Ground,
  faults: readonly DiskFault[],
  judge: (root: string, end: ProgramEnd) => void,
): Promise<{ readonly interruptedHosts: number; readonly mixtures: number }> {
  const seen = new Set<string>();
  const mixtures = new Set<string>();
  await inBatches(faults, async (fault) => {
    const interrupted = here.copy(
      join(here.folder, 'start'),
      `interrupted-${fault.does ?? ''}-${fault.at ?? ''}`,
    );
    const end = await here.run(interrupted, request, fault);
    const files = JSON.stringify(expectWhole(interrupted, here));
    judge(interrupted, end);
    const like = likeness(interrupted);
    const isNew = !seen.has(like);
    const isNewMixture = !mixtures.has(files);
    seen.add(like);
    mixtures.add(files);
    // What a refusing disk leaves is healed in memory by `refusing-disk.test.ts`.
    const healed = thorough || fault.does === 'kill' || fault.does === 'half';
    if (isNew && healed) await expectHealed(interrupted, here);
    if (isNewMixture && healed) await expectHealedByCommand(interrupted, here);
    rmSync(interrupted, { recursive: true });
  });
  return { interruptedHosts: seen.size, mixtures: mixtures.size };
}

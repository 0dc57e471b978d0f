import { factsOf } from '../support/host/read-host.js';
import { dryRunMachine } from '../../src/embedded/index.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openResets } from '../../src/host/index.js';
import { inBatches, likeness, type Doom } from '../support/disk/doomed-program.js';
import { thorough } from '../support/disk/kinds-of-change.js';
import type { ProgramEnd } from '../support/run/program.js';
import { drain, operator, planOf } from '../support/host/reset-host.js';
import { reset } from '../support/host/host-reset.js';
import {
  concerned,
  expectWhole,
  hostFiles,
  leftOvers,
  wish,
  type Files,
  type Ground,
} from './program-host.js';

/**
 * Each way back or forward, from a copy of the wreck: `--status` can be read; resume, undo and a
 * new run come to their ends.
 */
async function expectHealed(wreck: string, here: Ground): Promise<void> {
  const heal = async (
    name: string,
    allowed: Readonly<Record<string, Files>>,
    work: (root: string) => Promise<{ readonly result: string }>,
  ): Promise<void> => {
    const root = here.copy(wreck, `${wreck.split('/').at(-1) ?? ''}-${name}`);
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
    await (await openResets({ root: wreck, machine: dryRunMachine() })).status(),
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
async function expectHealedByCommand(wreck: string, here: Ground): Promise<void> {
  const status = await reset(wreck, ['--status']);
  expect([status.status, status.stderr]).toEqual([0, '']);
  expect(status.stdout).not.toBe('');
  // Of a host that is neither old nor new as a whole, each file is told.
  const files = hostFiles(wreck);
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
    [wish, [here.wanted]],
  ] as const) {
    const root = here.copy(wreck, `${wreck.split('/').at(-1) ?? ''}-command`);
    const end = await reset(root, args);
    expect([end.status, end.stderr]).toEqual([0, '']);
    expect(ends).toContainEqual(hostFiles(root));
    rmSync(root, { recursive: true });
  }
}

/**
 * Runs all dooms, each on a host of its own; wrecks that are alike are looked at once. Answers how
 * many different ones there were, of all files and of the host's.
 */
export async function wreckAll(
  here: Ground,
  dooms: readonly Doom[],
  judge: (root: string, end: ProgramEnd) => void,
): Promise<{ readonly wrecks: number; readonly mixtures: number }> {
  const seen = new Set<string>();
  const mixtures = new Set<string>();
  await inBatches(dooms, async (doom) => {
    const wreck = here.copy(
      join(here.folder, 'start'),
      `wreck-${doom.does ?? ''}-${doom.at ?? ''}`,
    );
    const end = await here.run(wreck, wish, doom);
    const files = JSON.stringify(expectWhole(wreck, here));
    judge(wreck, end);
    const like = likeness(wreck);
    const isNew = !seen.has(like);
    const isNewMixture = !mixtures.has(files);
    seen.add(like);
    mixtures.add(files);
    // What a refusing disk leaves is healed in memory by `refusing-disk.test.ts`.
    const healed = thorough || doom.does === 'kill' || doom.does === 'half';
    if (isNew && healed) await expectHealed(wreck, here);
    if (isNewMixture && healed) await expectHealedByCommand(wreck, here);
    rmSync(wreck, { recursive: true });
  });
  return { wrecks: seen.size, mixtures: mixtures.size };
}

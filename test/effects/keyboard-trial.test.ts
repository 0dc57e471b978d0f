import type { ConsoleEvent } from '../../src/console/index.js';
import { KeyboardTrial } from '../../src/effects/watch/keyboard-trial.js';
import { embeddedAt } from '../support/host/hosts.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder } from '../support/host/tree.js';
import { join } from 'node:path';

/** A trial on an embedded host; `pass` lets the fifteen seconds pass. */
async function trialOnHost() {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const host = await embeddedAt(root);
  const heard: string[] = [];
  const timers = new Set<() => void>();
  const trial = new KeyboardTrial(
    Promise.resolve(host),
    (event: ConsoleEvent) => {
      if (event.kind === 'keyboard')
        heard.push(`${event.state} ${event.layout} ${event.kept ?? '-'}`);
    },
    (act) => {
      timers.add(act);
      return () => timers.delete(act);
    },
  );
  const pass = async (): Promise<void> => {
    const due = [...timers];
    timers.clear();
    due.forEach((act) => {
      act();
    });
    // Its turn comes after that of the timer.
    await trial.back();
  };
  return { trial, heard, pass, host, layout: () => textAt(root, 'run/keyboard')?.trim() };
}

test('without an answer the layout goes back, and an answer that comes late keeps nothing', async () => {
  const { trial, heard, pass, layout } = await trialOnHost();
  await trial.try('de');
  expect(layout()).toBe('de');
  await pass();
  expect(layout()).toBe('us');
  await trial.keep();
  expect(heard).toEqual(['trying de -', 'back us -', 'back us -']);
});

test('a kept layout stays over the time, a further trial goes back to it, and the end to the boot', async () => {
  const { trial, heard, pass, layout } = await trialOnHost();
  await trial.try('de');
  await trial.keep();
  await pass();
  expect(layout()).toBe('de');
  await trial.try('fr');
  await pass();
  expect(layout()).toBe('de');
  await trial.restore();
  expect(layout()).toBe('us');
  expect(heard).toEqual(['trying de -', 'kept de de', 'trying fr de', 'back de de', 'back us -']);
  await trial.restore();
  expect(heard).toHaveLength(5);
});

test.each(['nowhere', '../../../etc/shadow', '/etc/shadow', '-C', ''])(
  '%j is no layout of the list, so it is never loaded',
  async (name) => {
    const { trial, heard, layout } = await trialOnHost();
    await trial.try('de');
    await trial.try(name);
    expect(layout()).toBe('de');
    expect(heard.at(-1)).toBe(`failed ${name} -`);
  },
);

test('what is saved does not go back', async () => {
  const { trial, layout, heard, host } = await trialOnHost();
  await trial.try('de');
  await trial.keep();
  await host.keyboard.save('de');
  await trial.saved('de');
  expect(heard.at(-1)).toBe('saved de -');
  await trial.restore();
  expect(layout()).toBe('de');
});

test('a console that was killed in a trial leaves a note, and the next one brings the layout back', async () => {
  const { trial, heard, host, layout } = await trialOnHost();
  const notes = '/var/run/xsconsole/keyboards';
  await trial.try('de');
  await trial.recover();
  // This console is alive, so the layout on trial stays.
  expect(layout()).toBe('de');
  const own = await host.files.list(notes);
  await host.files.write(`${notes}/999999999-1-00000000`, 'de \n', 0o600);
  for (const name of own.known ? own.value : []) await host.files.remove(`${notes}/${name}`);
  await trial.recover();
  expect(layout()).toBe('us');
  expect(await host.files.list(notes)).toEqual({ known: true, value: [] });
  expect(heard).toEqual(['trying de -', 'back us -']);
});

test('a layout that goes back by itself leaves no note', async () => {
  const { trial, pass, host } = await trialOnHost();
  await trial.try('de');
  await pass();
  expect(await host.files.list('/var/run/xsconsole/keyboards')).toEqual({ known: true, value: [] });
});

import { openResets } from '../../../src/host/index.js';
import { parseMac } from '../../../src/model/index.js';
import {
  startupView,
  journalState,
  type StartupView,
  type JournalEntry,
  type ResetPlan,
  type RunEvent,
  type RunOutcome,
} from '../../../src/reset/index.js';
import { MemoryDisk } from '../../support/disk/memory-disk.js';
import {
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../../support/host/reset-host.js';

const at = '2026-01-02T03:04:05Z';
const mac = parseMac('00:16:3e:00:00:01');
const question = { device: 'eth1', mac: null, used: '' };
const error = (leftHost: 'untouched' | 'changed'): RunOutcome => ({
  result: 'failed',
  error: { code: 'ioError', step: 3, subject: 'x', cause: 'y', retryable: true, leftHost },
});

async function ground() {
  const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '' });
  const facts = await factsOf(
    (await openResets({ root: '/', machine: recordingMachine() }, { disk })).files,
    'networkd',
  );
  const plan = planOf(facts, 'a');
  const begun: JournalEntry = {
    kind: 'begun',
    at,
    plan,
    basis: facts.files,
    initiator: operator,
    pid: 1,
    boot: 'first',
  };
  const event = (
    kind: ResetPlan['steps'][number]['kind'],
    phase: RunEvent['phase'],
    file?: string,
  ): JournalEntry => ({
    kind: 'event',
    event: {
      planId: 'a',
      seq: 0,
      at,
      step: plan.steps.findIndex(
        (step) =>
          step.kind === kind && (file === undefined || ('file' in step && step.file === file)),
      ),
      phase,
    },
  });
  const ended = (outcome: RunOutcome): JournalEntry => ({
    kind: 'ended',
    at,
    planId: 'a',
    outcome,
  });
  return { begun, event, ended };
}

type Row = readonly [
  what: string,
  entries: readonly JournalEntry[],
  found: { readonly triggerTaken?: boolean; readonly boot?: string },
  stands: StartupView['state'],
];

test('what a console that has just been started opens on', async () => {
  const { begun, event, ended } = await ground();
  const inventory = event('replaceFile', 'done', 'inventory');
  const trigger = event('replaceFile', 'done', 'trigger');
  const done = [begun, inventory, trigger, ended({ result: 'done' })];
  const completed: JournalEntry = { kind: 'completed', at, planId: 'a', report: 1 };
  const read: JournalEntry = {
    kind: 'acknowledged',
    at,
    planId: 'a',
    report: 1,
    initiator: operator,
  };
  const asked: JournalEntry = { kind: 'asked', at, planId: 'a', question };
  if (mac === null) throw new Error('no MAC');
  const answered: JournalEntry = {
    kind: 'answered',
    at,
    planId: 'a',
    answer: { device: 'eth0', mac },
    initiator: operator,
  };
  const later = { boot: 'second' };
  const rows: readonly Row[] = [
    ['no reset', [], {}, 'nothing'],
    ['killed before anything was changed', [begun], {}, 'halfWay'],
    ['killed between two files', [begun, inventory], {}, 'halfWay'],
    ['killed between two files, then rebooted by hand', [begun, inventory], later, 'halfWay'],
    ['killed after the trigger', [begun, inventory, trigger], {}, 'halfWay'],
    [
      'killed after the trigger, then rebooted by hand',
      [begun, inventory, trigger],
      later,
      'starting',
    ],
    [
      'the same, and XAPI has taken the trigger',
      [begun, inventory, trigger],
      { ...later, triggerTaken: true },
      'completed',
    ],
    [
      'killed with the order to reboot',
      [begun, inventory, trigger, event('reboot', 'starting')],
      {},
      'halfWay',
    ],
    ['cancelled', [begun, ended({ result: 'cancelled' })], {}, 'nothing'],
    ['failed, everything undone', [begun, ended(error('untouched'))], {}, 'nothing'],
    ['failed half-way', [begun, inventory, ended(error('changed'))], {}, 'halfWay'],
    [
      'failed at its reboot, which somebody else has done',
      [begun, inventory, trigger, ended(error('changed'))],
      later,
      'starting',
    ],
    [
      'not rebooted, and the kernel says so',
      [...done.slice(0, 3), ended({ result: 'awaitingReboot' })],
      {},
      'halfWay',
    ],
    ['the order to reboot was given and nothing has come of it', done, {}, 'halfWay'],
    ['rebooted', done, later, 'starting'],
    ['the kernel says nothing of its boot', done, { boot: '' }, 'nothing'],
    ['XAPI has taken the trigger', done, { ...later, triggerTaken: true }, 'completed'],
    ['the same, without a word of the kernel', done, { boot: '', triggerTaken: true }, 'completed'],
    ['our start-up has told', [...done, completed], later, 'completed'],
    ['its report was read', [...done, completed, read], later, 'nothing'],
    [
      'the report of another xapi was read',
      [...done, read],
      { ...later, triggerTaken: true },
      'nothing',
    ],
    ['the start-up asks', [...done, asked], later, 'question'],
    ['it has asked and gone on', [...done, asked, completed], later, 'question'],
    ['it was answered', [...done, asked, answered], later, 'starting'],
    ['it was answered and completed', [...done, asked, answered, completed], later, 'completed'],
    [
      'a report that was read before the answer is not the last one',
      [...done, completed, read, asked, answered, completed],
      later,
      'completed',
    ],
    ['it asks again', [...done, asked, answered, asked], later, 'question'],
    [
      'going back was cut off',
      [...done, asked, { kind: 'undoing', at, planId: 'a', initiator: operator }],
      later,
      'halfWay',
    ],
    [
      'it was undone',
      [...done, asked, { kind: 'undone', at, planId: 'a', initiator: operator }],
      later,
      'nothing',
    ],
    [
      'resumed in a later boot, and rebooting',
      [
        ...done,
        { kind: 'resumed', at, planId: 'a', initiator: operator, boot: 'second' },
        ended({ result: 'done' }),
      ],
      { boot: 'third' },
      'starting',
    ],
  ];
  for (const [what, entries, { triggerTaken = false, boot = 'first' }, state] of rows) {
    expect([
      what,
      startupView({ latest: journalState(entries), triggerTaken, boot }).state,
    ]).toEqual([what, state]);
  }
});

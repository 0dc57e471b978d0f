import type { ProfileName, ResetError } from '../../src/model/index.js';
import {
  resumePlan,
  runPlan,
  undoPlan,
  type ResetPlan,
  type RunEvent,
} from '../../src/reset/index.js';
import { FakePorts } from '../support/fake-ports.js';
import { drain, factsOf, operator, planOf, supporterFiles } from '../support/host/reset-host.js';

async function ground(profile: ProfileName) {
  const facts = await factsOf(new FakePorts(supporterFiles).files, profile);
  const plan = planOf(facts, 'plan-1');
  const options = { initiator: operator, basis: facts.files, reboot: true };
  const whole = new FakePorts(supporterFiles);
  await drain(runPlan(plan, whole, options));
  return { plan, options, whole, old: new FakePorts(supporterFiles).host };
}

const failedOutcome = (
  subject: string,
  step: number | null,
  leftHost: ResetError['leftHost'],
): unknown => ({
  result: 'failed',
  error: { code: 'ioError', subject, cause: 'put in by the test', retryable: true, step, leftHost },
});

/**
 * Index of the step that a call belongs to, by the last `starting` before it; null before the
 * first.
 */
function stepOf(calls: readonly string[], at: number): number | null {
  const last = calls
    .slice(0, at + 1)
    .findLast((call) => /^(journal|note) \d+ starting$/.test(call));
  return last === undefined ? null : Number(last.split(' ')[1]);
}

/** How many events there were before this call. */
function stepStart(calls: readonly string[], at: number): number {
  return calls.slice(0, at).filter((call) => /^(journal|note) \d/.test(call)).length;
}

const kindOf = (plan: ResetPlan, step: number | null): string => plan.steps[step ?? -1]?.kind ?? '';
const isQuiet = (kind: string): boolean =>
  kind === '' || kind === 'saveUndo' || kind === 'prepareFiles';

describe.each(['networkd', 'classic'] as const)(
  '%s: every call of a port refused once',
  (profile) => {
    test('in a run: the error says which call and step; the host is as it says', async () => {
      const { plan, options, whole, old } = await ground(profile);
      for (let at = 0; at < whole.calls.length; at += 1) {
        const ports = new FakePorts(supporterFiles);
        ports.failAt = at;
        const { outcome, events } = await drain(runPlan(plan, ports, options));
        const name = whole.calls[at] ?? '';
        // Nobody hears of a step whose beginning the journal refuses.
        const missing = /starting$/.test(name) ? stepStart(whole.calls, at) : Infinity;
        expect(events.map(({ seq }) => seq)).toEqual(
          events.map((_, index) => (index < missing ? index : index + 1)),
        );
        expect(
          new Set(events.map(({ planId, at: time }) => `${planId} ${time}`)).size,
        ).toBeLessThanOrEqual(1);
        expect(ports.leftOver).toEqual([]);
        const step = stepOf(whole.calls, at);
        const kind = kindOf(plan, step);
        if (name === 'note ended' || (kind === 'reboot' && /done$/.test(name))) {
          expect(outcome).toEqual({ result: 'done' });
          continue;
        }
        const started = ports.calls.filter((call) => call.startsWith('start '));
        const stopped = ports.calls
          .filter((call) => call.startsWith('stop '))
          .map((call) => call.replace('stop', 'start'))
          .reverse();
        if (kind === 'remountRoot' || kind === 'reboot') {
          const code = name === 'reboot' ? 'rebootFailed' : 'ioError';
          expect(outcome).toMatchObject({
            result: 'failed',
            error: { code, subject: name, step, leftHost: 'changed' },
          });
          expect([ports.host, started]).toEqual([whole.host, []]);
        } else {
          const commanded =
            ports.calls
              .slice(0, at + 1)
              .some(
                (call) =>
                  /^(journal|note) \d+ starting$/.test(call) &&
                  /reconfigureManagement|resetInterfaceNames/.test(
                    kindOf(plan, Number(call.split(' ')[1])),
                  ),
              ) &&
            !(/ starting$/.test(name) && /reconfigureManagement|resetInterfaceNames/.test(kind));
          expect(outcome).toEqual(failedOutcome(name, step, commanded ? 'unknown' : 'untouched'));
          expect(ports.host).toEqual(old);
          expect(started).toEqual(isQuiet(kind) ? [] : stopped);
        }
        if (step !== null)
          expect(events.find(({ phase }) => phase === 'failed')).toMatchObject({
            step,
            error: {
              subject: name,
              leftHost:
                isQuiet(kind) || (/starting$/.test(name) && isQuiet(kindOf(plan, step - 1)))
                  ? 'untouched'
                  : 'changed',
            },
          });
      }
    });

    test(
      'in an undo: it fails by name, or goes on and says so; called again it puts everything ' +
        'back',
      async () => {
        const { plan, options, old } = await ground(profile);
        const reset = async (): Promise<FakePorts> => {
          const ports = new FakePorts(supporterFiles);
          await drain(runPlan(plan, ports, options));
          return ports;
        };
        const smooth = await reset();
        const before = smooth.calls.length;
        expect(
          (await drain(undoPlan(smooth, { initiator: operator, force: false }))).outcome,
        ).toEqual({ result: 'undone', planId: 'plan-1' });
        expect(smooth.host).toEqual(old);
        const undoCalls = smooth.calls.slice(before);
        expect(undoCalls.filter((call) => /^(stop|start) /.test(call))).toEqual(
          profile === 'networkd'
            ? ['stop xapi', 'stop xcp-networkd', 'start xcp-networkd', 'start xapi']
            : ['stop network', 'stop xapi', 'start xapi', 'start network'],
        );
        for (let at = 0; at < undoCalls.length; at += 1) {
          const ports = await reset();
          ports.failAt = before + at;
          const { outcome, events } = await drain(
            undoPlan(ports, { initiator: operator, force: false }),
          );
          const name = undoCalls[at] ?? '';
          if (/^(journal|note) \d+ undone$/.test(name)) {
            expect(outcome.result).toBe('undone');
            expect(ports.host).toEqual(old);
            continue;
          }
          const early =
            name === 'journal read' ||
            name === 'kept' ||
            name.startsWith('isOriginal') ||
            name === 'journal undoing';
          const service = / (xapi|xcp-networkd|network)$/.exec(name)?.[1];
          const step = plan.steps.findIndex((one) =>
            one.kind === 'stopService'
              ? one.service === service
              : 'path' in one && name === `restore ${one.path}`,
          );
          expect(outcome).toEqual(
            failedOutcome(
              name,
              early || name === 'journal undone' ? null : step,
              early || name === 'journal undone' ? 'untouched' : 'changed',
            ),
          );
          if (!early && name !== 'journal undone')
            expect(events.find(({ phase }) => phase === 'failed')).toMatchObject({
              step,
              error: { subject: name, step, leftHost: 'changed' },
            });
          expect(
            (await drain(undoPlan(ports, { initiator: operator, force: false }))).outcome.result,
          ).toBe('undone');
          expect(ports.host).toEqual(old);
        }
      },
    );

    test('in a resume: it fails by name, and called again it completes', async () => {
      const { plan, options, whole } = await ground(profile);
      const half = async (): Promise<FakePorts> => {
        const ports = new FakePorts(supporterFiles);
        const run = runPlan(plan, ports, options);
        for (
          let event: RunEvent | null = null;
          plan.steps[event?.step ?? 0]?.kind !== 'replaceFile' || event?.phase !== 'done';
        ) {
          const next = await run.next();
          if (next.done === true) throw new Error('too far');
          event = next.value;
        }
        return ports;
      };
      const smooth = await half();
      const before = smooth.calls.length;
      expect((await drain(resumePlan(smooth, operator))).outcome).toEqual({ result: 'done' });
      expect([smooth.host, smooth.entries.find(({ kind }) => kind === 'resumed')]).toEqual([
        whole.host,
        { kind: 'resumed', at: smooth.now(), planId: 'plan-1', initiator: operator },
      ]);
      for (const at of [0, 1]) {
        const ports = await half();
        ports.failAt = before + at;
        expect((await drain(resumePlan(ports, operator))).outcome).toEqual(
          failedOutcome(smooth.calls[before + at] ?? '', null, 'unknown'),
        );
        expect((await drain(resumePlan(ports, operator))).outcome).toEqual({ result: 'done' });
        expect(ports.host).toEqual(whole.host);
      }
    });
  },
);

test(
  'a command that is only named, a file that is gone already, a reboot that is not wanted: ' +
    'skipped, and why',
  async () => {
    const { plan, options } = await ground('networkd');
    const ports = new FakePorts(
      Object.fromEntries(
        Object.entries(supporterFiles).filter(([path]) => path !== '/var/lib/xcp/networkd.db'),
      ),
    );
    ports.foreign = true;
    const { outcome, events } = await drain(runPlan(plan, ports, { ...options, reboot: false }));
    expect(outcome).toEqual({ result: 'awaitingReboot' });
    const notes = events.filter(({ phase }) => phase === 'skipped').map(({ note }) => note);
    expect(notes).toEqual([
      { code: 'wouldRun', detail: 'stop xapi' },
      { code: 'wouldRun', detail: 'stop xcp-networkd' },
      { code: 'absent', detail: '/var/lib/xcp/networkd.db' },
      { code: 'wouldRun', detail: 'rename' },
      { code: 'wouldRun', detail: 'remount' },
      { code: 'notWanted', detail: '' },
    ]);
    const undone = await drain(undoPlan(ports, { initiator: operator, force: false }));
    expect(undone.events.flatMap(({ note }) => (note === undefined ? [] : [note]))).toEqual([
      { code: 'wouldRun', detail: 'start xcp-networkd' },
      { code: 'wouldRun', detail: 'start xapi' },
    ]);
  },
);

test('nothing to undo, nothing to resume, and undo copies that are gone', async () => {
  const { plan, options } = await ground('networkd');
  const ports = new FakePorts(supporterFiles);
  expect((await drain(undoPlan(ports, { initiator: operator, force: false }))).outcome).toEqual({
    result: 'nothingToUndo',
  });
  expect((await drain(resumePlan(ports, operator))).outcome).toEqual({ result: 'nothingToResume' });
  await drain(runPlan(plan, ports, { ...options, cancelled: () => true }));
  expect((await drain(undoPlan(ports, { initiator: operator, force: false }))).outcome).toEqual({
    result: 'nothingToUndo',
  });
});

test.each([
  ['bytes', { text: 'mine' }],
  ['mode', { mode: 0o600 }],
  ['owner', { uid: 7 }],
  ['group', { gid: 7 }],
] as const)(
  'a file whose %s somebody else has changed since the plan was made refuses the run',
  async (_, change) => {
    const { plan, options, old } = await ground('networkd');
    const { management } = options.basis;
    if (management.state !== 'present') throw new Error('no management.conf');
    const ports = new FakePorts(supporterFiles);
    const { outcome } = await drain(
      runPlan(plan, ports, {
        ...options,
        basis: { ...options.basis, management: { ...management, ...change } },
      }),
    );
    expect(outcome).toMatchObject({
      result: 'failed',
      error: {
        code: 'changedMeanwhile',
        subject: '/etc/firstboot.d/data/management.conf',
        cause: '',
        retryable: true,
        leftHost: 'untouched',
      },
    });
    expect([ports.host, ports.leftOver]).toEqual([old, []]);
  },
);

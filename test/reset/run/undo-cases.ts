import {
  runPlan,
  undoPlan,
  type ResetDraft,
  type RunEvent,
  type RunOptions,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { drain, factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

export const inventory = '/etc/xensource-inventory';
export const poolConf = '/etc/xensource/pool.conf';
export const trigger = '/var/tmp/network-reset';

async function planFor(ports: FakePorts, id: string, draft: Partial<ResetDraft>) {
  const facts = await factsOf(ports.files, 'networkd');
  return {
    plan: planOf(facts, id, draft),
    options: { initiator: operator, basis: facts.files, reboot: true },
  };
}

/** A whole reset of this host. */
export async function reset(
  ports: FakePorts,
  id: string,
  draft: Partial<ResetDraft> = {},
  more: Partial<RunOptions> = {},
) {
  const { plan, options } = await planFor(ports, id, draft);
  return (await drain(runPlan(plan, ports, { ...options, ...more }))).outcome;
}

/** A reset in which the power fails at this moment of the step with this file or service. */
export async function cutOff(
  ports: FakePorts,
  what: string,
  moment: RunEvent['phase'] = 'done',
  { id = 'first', ...draft }: { readonly id?: string } & Partial<ResetDraft> = {},
): Promise<void> {
  const { plan, options } = await planFor(ports, id, draft);
  const run = runPlan(plan, ports, options);
  for (;;) {
    const next = await run.next();
    if (next.done === true) throw new Error(`the reset came to its end: ${next.value.result}`);
    const step = plan.steps[next.value.step];
    const names =
      (step?.kind === 'replaceFile' && step.path === what) ||
      (step?.kind === 'stopService' && step.service === what);
    if (names && next.value.phase === moment) return;
  }
}

/** The first reset cut off after the trigger, another one run over it whole. */
export async function runOver(
  between: (ports: FakePorts) => void = () => undefined,
): Promise<FakePorts> {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, trigger);
  between(ports);
  expect(await reset(ports, 'second', { address: '192.168.1.6' })).toEqual({ result: 'done' });
  return ports;
}

/** How an undo ends. */
export const undo = async (ports: FakePorts, force = false) =>
  (await drain(undoPlan(ports, { initiator: operator, force }))).outcome;

/** The services that were stopped and started since so many calls. */
export const services = (ports: FakePorts, since: number): readonly string[] =>
  ports.calls.slice(since).filter((call) => /^(stop|start) /u.test(call));

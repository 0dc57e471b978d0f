import { finish } from '../../../src/model/index.js';
import { resumePlan, runPlan, type ResetPlan, type RunEvent } from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const trigger = '/var/tmp/network-reset';
const inventory = '/etc/xensource-inventory';

/** Runs a reset; `meanwhile` hears of each event before it goes on. */
async function run(
  ports: FakePorts,
  meanwhile: (event: RunEvent, plan: ResetPlan) => void = () => undefined,
) {
  const facts = await factsOf(ports.files, 'networkd');
  const plan = planOf(facts, 'plan-1');
  const options = { initiator: operator, basis: facts.files, reboot: true };
  const events: RunEvent[] = [];
  const outcome = await finish(runPlan(plan, ports, options), (event) => {
    events.push(event);
    meanwhile(event, plan);
  });
  return { plan, events, outcome };
}

test('what others had at the place of the trigger is moved aside, and the operator hears where to', async () => {
  const ports = new FakePorts(supporterFiles);
  ports.strangers.set(trigger, `${trigger}.1`);
  const { plan, events } = await run(ports, ({ step, phase }, { steps }) => {
    if (steps[step]?.kind === 'stopService' && phase === 'starting')
      ports.strangers.set(trigger, `${trigger}.2`);
  });
  expect(
    events.flatMap(({ step, note }) => (note === undefined ? [] : [[plan.steps[step], note]])),
  ).toMatchObject([
    [{ kind: 'prepareFiles' }, { code: 'movedAside', detail: `${trigger}.1` }],
    [{ file: 'trigger' }, { code: 'movedAside', detail: `${trigger}.2` }],
  ]);
});

test('a reset that finds nothing in its way has nothing to add to its steps', async () => {
  const { events } = await run(new FakePorts(supporterFiles));
  expect(events.filter(({ note }) => note !== undefined)).toEqual([]);
});

test('only what has been changed is told as undone', async () => {
  const ports = new FakePorts(supporterFiles);
  ports.refuses = (call) => call === `commit ${inventory}`;
  const { plan, events } = await run(ports);
  const undone = events.filter(({ phase }) => phase === 'undone');
  expect(undone.map(({ step }) => plan.steps[step])).toMatchObject([
    { file: 'networkdDatabase' },
    { file: 'poolConf' },
    { service: 'xcp-networkd' },
    { service: 'xapi' },
  ]);
});

test.each([
  ['stop xapi', 'untouched', false],
  [`commit ${trigger}`, 'untouched', false],
  ['rename', 'changed', true],
] as const)(
  'when "%s" fails and the journal takes no line of it, the host is left %s',
  async (failing, leftHost, staysNew) => {
    const ports = new FakePorts(supporterFiles);
    ports.refuses = (call) => call === failing || /^journal \d+ failed$/u.test(call);
    const { outcome } = await run(ports);
    expect(outcome).toMatchObject({ result: 'failed', error: { subject: failing, leftHost } });
    expect(ports.host[trigger] !== undefined).toBe(staysNew);
    if (!staysNew) expect(ports.host).toEqual(supporterFiles);
  },
);

test('resumed: a file that XAPI rewrites on its way down, and that cannot be written again, is no success', async () => {
  const ports = new FakePorts(supporterFiles);
  ports.refuses = (call) => call === 'remount';
  const { plan } = await run(ports);
  ports.refuses = (call) => call === `prepare ${inventory}`;
  const outcome = await finish(resumePlan(ports, operator), ({ step }) => {
    if (plan.steps[step]?.kind === 'stopService') ports.write(inventory, 'INSTALLED=later\n');
  });
  expect(outcome).toMatchObject({ result: 'failed', error: { subject: `prepare ${inventory}` } });
});

import { err } from '../../../src/model/index.js';
import { followRun, type ResetPlan, type RunEvent, type Resets } from '../../../src/reset/index.js';
import { operator } from '../../support/host/reset-host.js';
import { host } from './memory-host.js';

/** What is told of a run: each event, and the plan that it is said to belong to. */
function listener() {
  const told: (readonly [RunEvent, ResetPlan | undefined])[] = [];
  return { told, tell: (...one: (typeof told)[number]) => void told.push(one) };
}

test('each event of a resumed reset is told with the plan that the journal has of it', async () => {
  const { resets, plan, options } = await host();
  const later = { ...plan, id: 'plan-2', createdAt: '2026-02-02T03:04:05Z' };
  for (const one of [plan, later])
    await followRun(resets.run(one, { ...options, reboot: false }), resets, () => undefined, one);
  const { told, tell } = listener();
  expect(await followRun(resets.resume(operator), resets, tell)).toEqual({ result: 'done' });
  expect(told.length).toBeGreaterThan(plan.steps.length);
  expect(told.map(([, of]) => of)).toEqual(told.map(() => later));
});

const unreadable: Pick<Resets, 'status'> = {
  status: () =>
    Promise.resolve(
      err({ code: 'ioError', subject: 'journal', cause: 'EIO', retryable: true } as const),
    ),
};

test('a run that begins brings its plan along, whatever the journal says', async () => {
  const { resets, plan, options } = await host();
  const { told, tell } = listener();
  await followRun(resets.run(plan, options), unreadable, tell, plan);
  expect(told.map(([, of]) => of)).toEqual(told.map(() => plan));
});

test.each([
  ['cannot be read', unreadable],
  ['does not have the reset', {}],
])('events are told without a plan where the journal %s', async (_, other) => {
  const { resets, plan, options } = await host();
  const empty = (await host()).resets;
  const { told, tell } = listener();
  const outcome = await followRun(resets.run(plan, options), { ...empty, ...other }, tell);
  expect(outcome).toEqual({ result: 'done' });
  expect(told.map(([, of]) => of)).toEqual(told.map(() => undefined));
});

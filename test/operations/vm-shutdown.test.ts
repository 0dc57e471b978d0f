import { finish, type Result } from '../../src/model/index.js';
import type { CallOutcome, XenApiSession } from '../../src/xenapi/index.js';
import {
  readRunningVms,
  shutDownVms,
  type EndingVm,
  type OperationError,
  type VmShutdownEvent,
  type VmShutdownOptions,
} from '../../src/operations/index.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool } from '../xapi/pool-file.js';
import { withXapi, type TestXapi } from '../xapi/with-xapi.js';

const vm = (
  name: string,
  order: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  name__label: name,
  resident_on: 'h1',
  power_state: 'Running',
  is_a_template: 'false',
  is_control_domain: 'false',
  order,
  ...more,
});
const tables = merge(pool(), {
  VM: {
    'h1-vm': { order: '0' },
    db: vm('database', '1'),
    web: vm('web', '2'),
    mail: vm('mail', '2'),
    dom0: vm('dom0', '9', { is_control_domain: 'true' }),
    off: vm('off', '3', { power_state: 'Halted' }),
  },
});

async function run(
  session: XenApiSession,
  options: VmShutdownOptions,
): Promise<{
  readonly told: readonly string[];
  readonly events: readonly VmShutdownEvent[];
  readonly left: Result<readonly EndingVm[], OperationError>;
}> {
  const events: VmShutdownEvent[] = [];
  const all = shutDownVms(session, 'uuid-h1', options);
  const left = await finish(all, (event) => events.push(event));
  return { events, told: events.map((event) => `${event.state} ${event.vm.name}`), left };
}

const hung: CallOutcome = {
  ok: false,
  error: { kind: 'transport', code: 'timedOut', detail: 'no answer within 5 ms' },
};
const state = async (xapi: TestXapi, ref: string): Promise<unknown> =>
  (await xapi.record('VM', ref))['power_state'];

test(
  'the last to start is the first to go; one order at once; control domain and halted VMs ' +
    'are left alone',
  async () => {
    await withXapi(tables, async (xapi) => {
      const { told, left } = await run(sessionOn(xapi), { force: false });
      expect(told.slice(0, 2)).toEqual(['asked web', 'asked mail']);
      expect([...told].slice(2, 4).sort()).toEqual(['stopped mail', 'stopped web']);
      expect(told.slice(4)).toEqual([
        'asked database',
        'stopped database',
        'asked vm of h1',
        'stopped vm of h1',
      ]);
      expect(left).toEqual({ ok: true, value: [] });
      expect(await state(xapi, 'db')).toBe('Halted');
      expect([await state(xapi, 'dom0'), await state(xapi, 'h2-vm')]).toEqual([
        'Running',
        'Running',
      ]);
    });
  },
);

test.each([
  [true, 'forced', 'Halted', 0],
  [false, 'failed', 'Running', 1],
] as const)(
  'a VM that does not end in time (force: %s): %s',
  async (force, outcome, power, count) => {
    await withXapi(tables, async (xapi) => {
      const session = sessionOn(xapi, (method, params) =>
        method === 'VM.clean_shutdown' && params[0] === 'db' ? hung : null,
      );
      const { events, left } = await run(session, { force });
      expect(events.find((event) => event.vm.ref === 'db' && event.state !== 'asked')).toEqual({
        vm: { ref: 'db', uuid: 'uuid-db', name: 'database' },
        state: outcome,
        detail: 'timedOut: no answer within 5 ms',
      });
      expect(await state(xapi, 'db')).toBe(power);
      expect(left.ok ? left.value.length : -1).toBe(count);
    });
  },
);

test('all VMs share one deadline', async () => {
  await withXapi(tables, async (xapi) => {
    const limits: number[] = [];
    const session = sessionOn(xapi);
    let now = 0;
    const watched: XenApiSession = {
      ...session,
      call: (method, params, options) => {
        if (method !== 'VM.clean_shutdown') return session.call(method, params, options);
        limits.push(options?.timeoutMs ?? -1);
        now += 400;
        return session.call(method, params, options);
      },
    };
    await run(watched, { force: false, deadlineMs: 1000, clock: () => now });
    expect(limits).toEqual([1000, 1000, 200, 1].map((limit, at) => (at === 1 ? 600 : limit)));
  });
});

test(
  'a VM that has ended by itself meanwhile has stopped; one that may not be switched off is ' +
    'told with both reasons known',
  async () => {
    await withXapi(tables, async (xapi) => {
      const session = sessionOn(xapi, (method, params) => {
        if (params[0] === 'web' && method === 'VM.clean_shutdown')
          return apiError('VM_BAD_POWER_STATE', 'web', 'running', 'Halted');
        if (params[0] === 'mail' && method === 'VM.clean_shutdown')
          return apiError('VM_LACKS_FEATURE', 'mail');
        if (params[0] === 'mail' && method === 'VM.hard_shutdown')
          return apiError('OPERATION_NOT_ALLOWED', 'pinned');
        if (params[0] === 'db' && method === 'VM.clean_shutdown') return hung;
        return params[0] === 'db' && method === 'VM.hard_shutdown'
          ? apiError('VM_BAD_POWER_STATE', 'db', 'running', 'halted')
          : null;
      });
      const { told, events, left } = await run(session, { force: true });
      expect(told).toEqual(
        expect.arrayContaining(['stopped web', 'failed mail', 'stopped database']),
      );
      expect(events.find((event) => event.state === 'failed')?.detail).toBe(
        'OPERATION_NOT_ALLOWED (pinned)',
      );
      expect(left).toMatchObject({ value: [{ name: 'mail' }] });
    });
  },
);

test('a server that does not know the host', async () => {
  await withXapi(tables, async (xapi) => {
    const { told, left } = await run(
      sessionOn(xapi, (method) =>
        method === 'host.get_by_uuid' ? apiError('UUID_INVALID', 'host', 'x') : null,
      ),
      { force: true },
    );
    expect([told, left]).toMatchObject([[], { ok: false, error: { code: 'UUID_INVALID' } }]);
  });
});

test('a paused VM dies with its host too, and is named; old servers spell states in lower case', () =>
  withXapi(
    merge(tables, {
      VM: {
        held: vm('held', '1', { power_state: 'Paused' }),
        low: vm('low', '1', { power_state: 'running' }),
        asleep: vm('asleep', '1', { power_state: 'Suspended' }),
      },
    }),
    async (xapi) => {
      const running = await readRunningVms(sessionOn(xapi), 'uuid-h1');
      expect(running.ok && running.value.map(({ name }) => name).toSorted()).toEqual([
        'database',
        'held',
        'low',
        'mail',
        'vm of h1',
        'web',
      ]);
    },
  ));

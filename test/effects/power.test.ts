import { embeddedAt } from '../support/host/hosts.js';
import { dryRunMachine } from '../../src/embedded/index.js';
import { join } from 'node:path';
import { PowerSwitch } from '../../src/effects/change/power.js';
import type { ConsoleEvent } from '../../src/console/index.js';
import { err, ok, type HostPort, type MachinePort } from '../../src/model/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { temporaryFolder } from '../support/host/tree.js';
import { refused, XapiProxy, type Instead } from '../support/xapi-proxy.js';

/** What was told, and every call and order that changes something, in one order. */
interface Evening {
  readonly proxy: XapiProxy;
  readonly power: PowerSwitch;
  readonly machine: Promise<Pick<HostPort, 'power'>>;
  readonly told: ConsoleEvent[];
  readonly orders: string[];
}

/** An embedded host whose XAPI answers some calls otherwise. */
async function evening(instead: Instead = () => null): Promise<Evening> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', false);
  const proxy = await XapiProxy.of(root);
  await proxy.become('up');
  const [told, orders]: [ConsoleEvent[], string[]] = [[], []];
  proxy.answer((method, params) => {
    if (/^(host\.(disable|enable)|VM\.)/u.test(method) && !method.includes('get_'))
      orders.push(method);
    return (
      instead(method, params) ??
      (/^host\.(disable|enable)$/u.test(method) ? { ok: true, value: '' } : null)
    );
  });
  const place = {
    host: embeddedAt(root),
    xapi: null,
    hostUuid: () => Promise.resolve(''),
  };
  const machine = embeddedAt(root, {
    ...dryRunMachine(),
    reboot: (): ReturnType<MachinePort['reboot']> => {
      orders.push('reboot');
      return Promise.resolve(ok({ ran: true, command: 'reboot' }));
    },
  });
  const power = new PowerSwitch(place, (event) => {
    told.push(event);
  });
  return { proxy, told, orders, machine, power };
}

const vms = (told: readonly ConsoleEvent[], state: string): number =>
  told.filter((event) => event.kind === 'itemStep' && event.state === state).length;

test('VMs that are left to die are not asked, and the pool hears of it first', async () => {
  const { power, machine, orders } = await evening();
  const result = await power.down({ kind: 'power', action: 'reboot', vms: 'leave' }, machine);
  expect(orders).toEqual(['host.disable', 'reboot']);
  expect(result).toEqual({ ok: true, detail: '' });
});

test(
  'VMs that are to end cleanly are told of one by one, and the host goes down when the last ' +
    'has ended',
  async () => {
    const { power, machine, told, orders } = await evening();
    await power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine);
    const shutdowns = orders.filter((order) => order === 'VM.clean_shutdown').length;
    expect(shutdowns).toBeGreaterThan(0);
    expect([vms(told, 'begun'), vms(told, 'done')]).toEqual([shutdowns, shutdowns]);
    expect([orders[0], orders.at(-1)]).toEqual(['host.disable', 'reboot']);
    expect(orders).not.toContain('VM.hard_shutdown');
  },
);

test('a VM that does not end keeps the host up, and VMs may start there again', async () => {
  const { power, machine, told, orders } = await evening((method) =>
    method === 'VM.clean_shutdown' ? refused('VM_LACKS_FEATURE', 'vm') : null,
  );
  const result = await power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine);
  expect(orders).not.toContain('reboot');
  expect(orders.at(-1)).toBe('host.enable');
  expect(result).toMatchObject({ ok: false, code: 'vmsLeft' });
  expect(vms(told, 'failed')).toBe(vms(told, 'begun'));
});

test('a host in maintenance stays in maintenance if it does not go down after all', async () => {
  const { power, machine, orders } = await evening((method) =>
    method === 'VM.clean_shutdown'
      ? refused('VM_LACKS_FEATURE', 'vm')
      : method === 'host.get_enabled'
        ? { ok: true, value: false }
        : null,
  );
  const result = await power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine);
  expect(result).toMatchObject({ ok: false, code: 'vmsLeft' });
  expect(orders).not.toContain('host.enable');
});

test('a stop right after the order keeps the host up, and asks no VM to end', async () => {
  const { power, machine, orders } = await evening();
  const down = power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine);
  power.stop();
  expect(await down).toBeNull();
  expect(orders).toEqual([]);
});

test('who does not want to wait any longer stops it: nothing goes down, and nothing more is told', async () => {
  let asked = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const { power, machine, orders } = await evening((method) => {
    if (method !== 'VM.clean_shutdown') return null;
    asked();
    return new Promise(() => undefined);
  });
  const down = power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine);
  await waiting;
  power.stop();
  const result = await down;
  expect(orders).not.toContain('reboot');
  expect(orders.at(-1)).toBe('host.enable');
  expect(result).toBeNull();
});

test('high availability has the last word', async () => {
  const { power, machine, orders } = await evening((method) =>
    method === 'host.disable' ? refused('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN') : null,
  );
  const result = await power.down({ kind: 'power', action: 'reboot', vms: 'leave' }, machine);
  expect(orders).toEqual(['host.disable']);
  expect(result).toEqual({
    ok: false,
    code: 'vetoed',
    detail: 'HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN',
  });
});

test('any other word against disabling the host does not keep it up, as in the original', async () => {
  const { power, machine, orders } = await evening((method) =>
    method === 'host.disable' ? refused('MESSAGE_METHOD_UNKNOWN', 'host.disable') : null,
  );
  await power.down({ kind: 'power', action: 'reboot', vms: 'leave' }, machine);
  expect(orders).toEqual(['host.disable', 'reboot']);
});

test('without XAPI a host goes down all the same, but no VM can be asked to end', async () => {
  const { proxy, power, machine, orders } = await evening();
  await proxy.become('down');
  const results = [
    await power.down({ kind: 'power', action: 'reboot', vms: 'leave' }, machine),
    await power.down({ kind: 'power', action: 'reboot', vms: 'shutDown' }, machine),
  ];
  expect(orders).toEqual(['reboot']);
  expect(results).toMatchObject([{ ok: true }, { ok: false, code: 'xapiDown' }]);
});

test('a machine that does not obey is told, and the host is enabled again', async () => {
  const { power, orders } = await evening();
  const machine = embeddedAt(temporaryFolder(), {
    ...dryRunMachine(),
    reboot: () =>
      Promise.resolve(
        err({
          code: 'rebootFailed' as const,
          subject: 'reboot',
          cause: 'no power',
          retryable: true,
        }),
      ),
  });
  const result = await power.down({ kind: 'power', action: 'reboot', vms: 'leave' }, machine);
  expect(orders).toEqual(['host.disable', 'host.enable']);
  expect(result).toEqual({ ok: false, code: 'failed', detail: 'reboot: no power' });
});

test('a tree of files has no power to switch off', async () => {
  const { power, machine } = await evening();
  const result = await power.down({ kind: 'power', action: 'shutdown', vms: 'leave' }, machine);
  expect(result).toEqual({ ok: false, code: 'notHere', detail: 'shutdown -h now' });
});

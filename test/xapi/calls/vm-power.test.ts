import { merge, pool } from '../pool-file.js';
import { asList, withXapi } from '../with-xapi.js';

const tables = merge(pool(), {
  VM: {
    'h1-vm': { metrics: 'mt', memory__dynamic_max: '1000', suspend_VDI: 'OpaqueRef:NULL' },
    off: {
      name__label: 'off',
      power_state: 'Halted',
      resident_on: 'OpaqueRef:NULL',
      is_a_template: 'false',
      is_control_domain: 'false',
      memory__dynamic_max: '4000',
      metrics: 'mo',
    },
    form: { power_state: 'Halted', is_a_template: 'true', is_control_domain: 'false' },
  },
  VM_metrics: { mt: { start_time: '19700101T00:00:00Z' }, mo: {} },
  SR: { sr: { name__label: 'shared' } },
  PBD: {
    b1: { SR: 'sr', host: 'h1', currently_attached: 'true' },
    b2: { SR: 'sr', host: 'h2', currently_attached: 'false' },
  },
  VDI: { disk: { SR: 'sr' } },
  VBD: { vbd: { VM: 'off', VDI: 'disk', empty: 'false', currently_attached: 'false' } },
});

test('a VM starts where its disks are plugged, and is known to run there', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    expect(await call('VM.get_possible_hosts', 'off')).toEqual(['h1']);
    expect(await error('VM.start_on', 'off', 'h2', false, false)).toEqual([
      'VM_REQUIRES_SR',
      'off',
      'sr',
    ]);
    await call('VM.start', 'off', false, false);
    expect(await record('VM', 'off')).toMatchObject({ power_state: 'Running', resident_on: 'h1' });
    expect(await record('VBD', 'vbd')).toMatchObject({ currently_attached: true });
    expect(await error('VM.start', 'off', false, false)).toEqual([
      'VM_BAD_POWER_STATE',
      'off',
      'halted',
      'running',
    ]);
  });
});

test('a VM moves to a host that takes VMs, and has room and networks for it', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    await call('VM.pool_migrate', 'h1-vm', 'h2', { live: 'true' });
    expect(await record('VM', 'h1-vm')).toMatchObject({ resident_on: 'h2' });
    expect(asList(await call('host.get_resident_VMs', 'h1'))).toEqual([]);
    await call('host.disable', 'h1');
    expect(await error('VM.pool_migrate', 'h1-vm', 'h1', {})).toEqual(['HOST_DISABLED', 'h1']);
    expect(await error('VM.pool_migrate', 'h1-vm', 'h9', {})).toEqual([
      'HANDLE_INVALID',
      'host',
      'h9',
    ]);
    expect(await error('VM.start', 'off', false, false)).toEqual(['NO_HOSTS_AVAILABLE']);
  });
  const small = merge(tables, {
    host: { h1: { metrics: 'm1' } },
    host_metrics: { m1: { live: 'true', memory__total: '4500' } },
  });
  await withXapi(small, async ({ error }) => {
    expect(await error('VM.start_on', 'off', 'h1', false, false)).toEqual([
      'HOST_NOT_ENOUGH_FREE_MEMORY',
      '4000',
      '3500',
    ]);
  });
});

test('a VM is suspended where there is an SR for it, and goes on', async () => {
  await withXapi(tables, async ({ call, error, record, records }) => {
    expect(await error('VM.suspend', 'h1-vm')).toEqual(['VM_NO_SUSPEND_SR', 'h1-vm']);
    await call('pool.set_suspend_image_SR', 'p', 'sr');
    await call('VM.suspend', 'h1-vm');
    expect(await record('VM', 'h1-vm')).toMatchObject({
      power_state: 'Suspended',
      resident_on: 'OpaqueRef:NULL',
    });
    expect(Object.keys(await records('VDI'))).toHaveLength(2);
    await call('VM.resume', 'h1-vm', false, false);
    expect(await record('VM', 'h1-vm')).toMatchObject({ power_state: 'Running' });
    expect(Object.keys(await records('VDI'))).toHaveLength(1);
  });
});

test('templates and control domains are left alone, and what an owner has blocked', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    expect(await error('VM.start', 'form', false, false)).toEqual(['VM_IS_TEMPLATE', 'form']);
    await call('VM.add_to_blocked_operations', 'h1-vm', 'clean_reboot', 'not now');
    expect(await error('VM.clean_reboot', 'h1-vm')).toEqual([
      'OPERATION_BLOCKED',
      'h1-vm',
      'not now',
    ]);
    await call('VM.hard_reboot', 'h1-vm');
    expect((await record('VM_metrics', 'mt'))['start_time']).not.toEqual('19700101T00:00:00Z');
    await call('VM.start_on', 'off', 'h1', true, false);
    expect(await record('VM', 'off')).toMatchObject({ power_state: 'Paused' });
  });
});

import { workOnVms, readVms } from '../../src/operations/index.js';
import type { VmRequest } from '../../src/model/index.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool } from '../xapi/pool-file.js';
import { withXapi, type TestXapi } from '../xapi/with-xapi.js';

const tables = merge(pool(), {
  VM: {
    'h1-vm': { name__label: 'web', memory__dynamic_max: '4096', metrics: 'mt' },
    'h2-vm': { name__label: 'mail' },
    off: { name__label: 'backup', power_state: 'Halted', is_control_domain: 'false' },
    dom0: { name__label: 'dom0', is_control_domain: 'true', resident_on: 'h1' },
    form: { name__label: 'form', is_a_template: 'true' },
  },
  VM_metrics: { mt: { start_time: '20261030T06:12:00Z', memory__actual: '2048' } },
});

const told = async (
  xapi: TestXapi,
  request: VmRequest,
  intercept?: Parameters<typeof sessionOn>[1],
): Promise<readonly string[]> => {
  const lines: string[] = [];
  const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  for await (const { name, state, detail } of workOnVms(
    sessionOn(xapi, intercept),
    'uuid-h1',
    request,
    { pause },
  ))
    lines.push(`${name} ${state}${detail === '' ? '' : ` ${detail}`}`);
  return lines;
};
const web = { ref: 'h1-vm', name: 'web' };

test('the VMs of the pool, by name, without templates and control domains', async () => {
  await withXapi(tables, async (xapi) => {
    const read = await readVms(sessionOn(xapi), 'uuid-h1');
    if (!read.ok) throw new Error('not read');
    expect(read.value.vms.map(({ name, state, host }) => [name, state, host?.name])).toEqual([
      ['backup', 'Halted', undefined],
      ['mail', 'Running', 'h2'],
      ['web', 'Running', 'h1'],
    ]);
    expect(read.value.vms[2]).toMatchObject({ memory: 2048, startedAt: '2026-10-30T06:12:00Z' });
    expect(read.value.hosts.map(({ name, here }) => [name, here])).toEqual([
      ['h1', true],
      ['h2', false],
    ]);
  });
});

test('each VM tells how it goes, and what it is when that is done', async () => {
  await withXapi(tables, async (xapi) => {
    expect(await told(xapi, { verb: 'migrate', vms: [web], host: 'h2' })).toEqual([
      'web begun',
      'web done Running, h2',
    ]);
    expect(await told(xapi, { verb: 'shutDown', vms: [web], host: '' })).toEqual([
      'web begun',
      'web done Halted',
    ]);
    expect(await told(xapi, { verb: 'startHere', vms: [web], host: '' })).toEqual([
      'web begun',
      'web done Running, h1',
    ]);
  });
});

test('one that refuses keeps no other from it', async () => {
  await withXapi(tables, async (xapi) => {
    const both = [web, { ref: 'off', name: 'backup' }];
    const lines = await told(xapi, { verb: 'reboot', vms: both, host: '' });
    expect(lines).toContain('web done Running, h1');
    expect(lines).toContain('backup failed VM_BAD_POWER_STATE (off, running, halted)');
  });
});

test('how far a task is is told as it changes, and a task that ends badly has its own error', async () => {
  await withXapi(tables, async (xapi) => {
    let looks = 0;
    const lines = await told(xapi, { verb: 'suspend', vms: [web], host: '' }, (method) => {
      if (method === 'Async.VM.suspend') return { ok: true, value: 'task' };
      if (method !== 'task.get_record') return null;
      looks += 1;
      const progress = looks < 3 ? '0.25' : '0.5';
      return looks < 4
        ? { ok: true, value: { status: 'pending', progress } }
        : { ok: true, value: { status: 'failure', error_info: ['VM_NO_SUSPEND_SR', 'h1-vm'] } };
    });
    expect(lines).toEqual([
      'web begun',
      'web begun 25 %',
      'web begun 50 %',
      'web failed VM_NO_SUSPEND_SR (h1-vm)',
    ]);
    const unknown = await told(xapi, { verb: 'suspend', vms: [web], host: '' }, (method) =>
      method === 'host.get_by_uuid' ? apiError('UUID_INVALID', 'host', 'x') : null,
    );
    expect(unknown).toEqual(['web failed UUID_INVALID (host, x)']);
  });
});

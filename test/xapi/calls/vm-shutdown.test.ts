import { pool } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

test('shutting a VM down changes its records, in the right state only', async () => {
  await withXapi(pool(), async (test) => {
    await test.call('VM.add_to_blocked_operations', 'h1-vm', 'clean_shutdown', 'backup is running');
    expect(await test.error('VM.clean_shutdown', 'h1-vm')).toEqual([
      'OPERATION_BLOCKED',
      'h1-vm',
      'backup is running',
    ]);
    await test.call('VM.remove_from_blocked_operations', 'h1-vm', 'clean_shutdown');
    await test.call('VM.clean_shutdown', 'h1-vm');
    expect(await test.record('VM', 'h1-vm')).toMatchObject({
      power_state: 'Halted',
      resident_on: 'OpaqueRef:NULL',
    });
    expect(await test.call('host.get_resident_VMs', 'h1')).toEqual([]);
    expect((await test.record('VIF', 'h1-vif'))['currently_attached']).toBe(false);
    expect(await test.error('VM.hard_shutdown', 'h1-vm')).toEqual([
      'VM_BAD_POWER_STATE',
      'h1-vm',
      'running',
      'halted',
    ]);
  });
});

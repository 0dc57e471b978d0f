import { merge, pool } from '../pool-file.js';
import { asList, asText, withXapi } from '../with-xapi.js';

const tables = merge(pool(), {
  VM: { dom0: { is_control_domain: 'true', power_state: 'Running', resident_on: 'h1' } },
  SR: { sr: { type: 'udev', content_type: 'disk' }, isos: { type: 'iso', content_type: 'iso' } },
  VDI: {
    stick: { SR: 'sr', managed: 'true', location: '/dev/xapi/block/sdb', type: 'user' },
    fixed: { SR: 'sr', managed: 'true', read_only: 'true', type: 'user' },
    cd: { SR: 'isos', managed: 'true', read_only: 'true', type: 'user' },
    heartbeat: { SR: 'sr', managed: 'true', type: 'ha_statefile' },
  },
  VBD: {
    a: { VM: 'h1-vm', VDI: 'fixed', userdevice: '0', device: 'hda', mode: 'RO' },
    c: { VM: 'h1-vm', VDI: 'fixed', userdevice: 'xvdc', mode: 'RO' },
  },
});

const drive = (more: Readonly<Record<string, string | boolean>>) => ({
  VM: 'h1-vm',
  VDI: 'stick',
  userdevice: 'autodetect',
  mode: 'RW',
  type: 'Disk',
  bootable: false,
  unpluggable: true,
  empty: false,
  ...more,
});

test('a VM is told the disk numbers that it can have, whatever its disks are called', async () => {
  await withXapi(tables, async ({ call }) => {
    const free = asList(await call('VM.get_allowed_VBD_devices', 'h1-vm'));
    expect(free.slice(0, 3)).toEqual(['1', '3', '4']);
    expect(free.at(-1)).toBe('254');
    const ofDom0 = asList(await call('VM.get_allowed_VBD_devices', 'dom0'));
    expect([ofDom0[0], ofDom0.at(-1)]).toEqual(['0', '255']);
  });
});

test('a drive is made, plugged, unplugged and destroyed, in that order only', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    const made = asText(await call('VBD.create', drive({})));
    expect(await record('VBD', made)).toMatchObject({ userdevice: '1', device: '' });
    expect(await error('VBD.unplug', made)).toEqual(['DEVICE_ALREADY_DETACHED', made]);
    await call('VBD.plug', made);
    expect(await record('VBD', made)).toMatchObject({ currently_attached: true, device: 'xvdb' });
    expect(await error('VBD.plug', made)).toEqual(['DEVICE_ALREADY_ATTACHED', made]);
    expect((await error('VBD.destroy', made))[0]).toBe('OPERATION_NOT_ALLOWED');
    await call('VBD.unplug', made);
    await call('VBD.destroy', made);
    expect(await error('VBD.get_record', made)).toEqual(['HANDLE_INVALID', 'VBD', made]);
  });
});

test('the control domain mounts a disk below /dev, as the original console asks for it', async () => {
  await withXapi(tables, async ({ call, record }) => {
    const words = { VM: 'dom0', userdevice: '0', mode: 'rw', type: 'disk' };
    const made = asText(await call('VBD.create', drive(words)));
    await call('VBD.plug', made);
    const { device, mode, type } = await record('VBD', made);
    expect([mode, type]).toEqual(['RW', 'Disk']);
    expect(device).toMatch(/^sm\/backend\/.+\/dev\/xapi\/block\/sdb$/);
  });
});

test.each([
  [{ VM: 'none' }, ['HANDLE_INVALID', 'VM', 'none']],
  [{ VDI: 'none' }, ['HANDLE_INVALID', 'VDI', 'none']],
  [{ VDI: 'heartbeat' }, ['VDI_INCOMPATIBLE_TYPE', 'heartbeat', 'ha_statefile']],
  [{ type: 'CD' }, ['VBD_CDS_MUST_BE_READONLY']],
  [{ type: 'CD', mode: 'RO' }, ['VDI_IS_NOT_ISO', 'stick', 'disk']],
  [{ empty: true }, ['VBD_NOT_REMOVABLE_MEDIA', 'in constructor']],
  [{ VDI: 'fixed' }, ['VDI_READONLY', 'fixed']],
  [{ userdevice: 'sdzzz' }, ['INVALID_DEVICE', 'sdzzz']],
  [{ userdevice: 'sda' }, ['DEVICE_ALREADY_EXISTS', 'sda']],
  [{ userdevice: '2' }, ['DEVICE_ALREADY_EXISTS', '2']],
])('a drive with %p is refused', async (more, expected) => {
  await withXapi(tables, async ({ error }) => {
    expect(await error('VBD.create', drive(more))).toEqual(expected);
  });
});

test('an ISO image goes into a drive, and no drive is plugged into a halted VM', async () => {
  await withXapi(tables, async ({ call, error }) => {
    const made = asText(
      await call('VBD.create', drive({ VDI: 'cd', type: 'CD', mode: 'RO', unpluggable: false })),
    );
    await call('VBD.plug', made);
    expect(await error('VBD.unplug', made)).toEqual(['VBD_NOT_UNPLUGGABLE', made]);
    await call('VM.hard_shutdown', 'h1-vm');
    expect(await error('VBD.plug', made)).toEqual([
      'VM_BAD_POWER_STATE',
      'h1-vm',
      'running',
      'halted',
    ]);
  });
});

test('a disk that one VM writes to is plugged into no other', async () => {
  await withXapi(tables, async ({ call, error }) => {
    const one = asText(await call('VBD.create', drive({})));
    const other = asText(await call('VBD.create', drive({ VM: 'h2-vm', userdevice: '5' })));
    await call('VBD.plug', one);
    expect(await error('VBD.plug', other)).toEqual(['VDI_IN_USE', 'stick']);
  });
});

import { merge, pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

const config = "(('server' '10.0.0.7') ('serverpath' '/vm'))";
const tables = merge(pool(), {
  SR: { sr: { type: 'nfs', shared: 'true' }, bare: { type: 'lvm' } },
  PBD: {
    b1: { SR: 'sr', host: 'h1', currently_attached: 'true', device_config: config },
    b2: { SR: 'sr', host: 'h2', currently_attached: 'false', device_config: config },
  },
  VDI: { disk: { SR: 'sr', managed: 'true' } },
  VBD: { vbd: { VM: 'h1-vm', VDI: 'disk', currently_attached: 'true', empty: 'false' } },
});
const sr = (test: { record: (table: string, ref: string) => Promise<unknown> }): Promise<unknown> =>
  test.record('SR', 'sr');

test('a PBD is unplugged, unless VMs of its host use disks there', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    expect(await error('PBD.unplug', 'b1')).toEqual(['VDI_IN_USE', 'disk']);
    await call('VM.hard_shutdown', 'h1-vm');
    await call('VBD.get_record', 'vbd');
    await call('PBD.unplug', 'b1');
    expect(await record('PBD', 'b1')).toMatchObject({ currently_attached: false });
    await call('PBD.unplug', 'b1');
    await call('PBD.plug', 'b2');
    expect(await record('PBD', 'b2')).toMatchObject({ currently_attached: true });
  });
});

test('a PBD is created once for a host and an SR, and destroyed when it is unplugged', async () => {
  await withXapi(tables, async ({ call, error, record }) => {
    const of = (host: string, SR: string): Record<string, string | Record<string, string>> => ({
      host,
      SR,
      device_config: { device: '/dev/sdb' },
    });
    expect(await error('PBD.create', of('h1', 'sr'))).toEqual(['PBD_EXISTS', 'sr', 'h1', 'b1']);
    expect(await error('PBD.create', of('h9', 'sr'))).toEqual(['HANDLE_INVALID', 'host', 'h9']);
    expect(await error('PBD.create', of('h1', 'x'))).toEqual(['HANDLE_INVALID', 'SR', 'x']);
    const made = asText(await call('PBD.create', of('h1', 'bare')));
    expect(await record('PBD', made)).toMatchObject({
      currently_attached: false,
      device_config: { device: '/dev/sdb' },
    });
    await call('PBD.plug', made);
    expect(await error('PBD.destroy', made)).toEqual([
      'OPERATION_NOT_ALLOWED',
      'PBD is currently attached',
    ]);
    await call('PBD.unplug', made);
    await call('PBD.destroy', made);
    expect(await error('PBD.get_record', made)).toEqual(['HANDLE_INVALID', 'PBD', made]);
  });
});

test('an SR is forgotten once no host has it plugged, with its PBDs and virtual disks', async () => {
  await withXapi(tables, async (test) => {
    const { call, error } = test;
    expect(await error('SR.forget', 'sr')).toEqual(['SR_HAS_PBD', 'sr']);
    expect(await error('SR.destroy', 'sr')).toEqual(['SR_HAS_PBD', 'sr']);
    await call('SR.scan', 'sr');
    await call('VM.hard_shutdown', 'h1-vm');
    await call('PBD.unplug', 'b1');
    expect(await error('SR.scan', 'sr')).toEqual(['SR_NO_PBDS', 'sr']);
    expect(await error('SR.destroy', 'sr')).toEqual(['SR_NOT_EMPTY', 'sr']);
    expect(await error('SR.destroy', 'bare')).toEqual(['SR_HAS_NO_PBDS', 'bare']);
    expect(await sr(test)).toMatchObject({ PBDs: ['b1', 'b2'] });
    await call('SR.forget', 'sr');
    expect(await error('SR.get_record', 'sr')).toEqual(['HANDLE_INVALID', 'SR', 'sr']);
    expect(await error('PBD.get_record', 'b1')).toEqual(['HANDLE_INVALID', 'PBD', 'b1']);
    expect(await error('VDI.get_record', 'disk')).toEqual(['HANDLE_INVALID', 'VDI', 'disk']);
  });
});

test('a start unplugs what the host does not reach, unless nobody can look', async () => {
  const log: string[] = [];
  const answering = merge(tables, {
    SR: { local: { type: 'lvm' } },
    PBD: { b3: { SR: 'local', host: 'h1', currently_attached: 'true' } },
  });
  await withXapi(
    answering,
    async ({ record, error, xapi }) => {
      expect(await record('PBD', 'b1')).toMatchObject({ currently_attached: false });
      expect(await record('PBD', 'b3')).toMatchObject({ currently_attached: true });
      expect((await error('PBD.plug', 'b1'))[0]).toBe('SR_BACKEND_FAILURE_73');
      expect(log.filter((line) => line.includes('is not reached'))).toHaveLength(1);
      await xapi.close();
    },
    { log: (line) => log.push(line), files: { 'etc/embedded-lan.json': '{}' } },
  );
  await withXapi(answering, async ({ record }) => {
    expect(await record('PBD', 'b1')).toMatchObject({ currently_attached: true });
  });
});

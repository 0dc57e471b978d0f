import { attachSr, createLocalSr, probeSr } from '../../src/operations/index.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool } from '../xapi/pool-file.js';
import { asList, asText, withXapi, type TestXapi } from '../xapi/with-xapi.js';

const hardware = JSON.stringify({
  nics: [],
  disks: [{ name: 'sdb', size: 1000, model: 'Disk', serial: 'S', medium: 'solid' }],
});
const storageFile = JSON.stringify({
  nfs: [{ server: '', path: '/vm', srs: ['uuid-there'] }],
  iscsi: [
    {
      target: '',
      iqn: 'iqn.x',
      luns: [{ id: '0', scsiId: '3600', vendor: 'LIO', size: '4096', srs: ['uuid-lun'] }],
    },
  ],
});
const setting = {
  files: { 'etc/embedded-hardware.json': hardware, 'etc/embedded-storage.json': storageFile },
};
const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const tables = merge(pool(), { pool: { p: { suspend_image_SR: 'OpaqueRef:x' } } });
const onHost = (body: (xapi: TestXapi) => Promise<void>): Promise<void> =>
  withXapi(tables, body, setting);

test('a probe lists the SRs of an NFS share', async () => {
  await onHost(async (xapi) => {
    const config = { server: '', serverpath: '/vm' };
    expect(await probeSr(sessionOn(xapi), 'uuid-h1', { type: 'nfs', config })).toEqual({
      ok: true,
      value: { kind: 'srs', srs: [{ uuid: 'uuid-there', size: 0 }] },
    });
    const wrong = { server: '', serverpath: '/no' };
    expect(await probeSr(sessionOn(xapi), 'uuid-h1', { type: 'nfs', config: wrong })).toMatchObject(
      {
        ok: false,
        error: { code: 'SR_BACKEND_FAILURE_73', method: 'SR.probe' },
      },
    );
  });
});

test('a probe of iSCSI asks for the target and the LUN one after the other', async () => {
  await onHost(async (xapi) => {
    const ask = (config: Readonly<Record<string, string>>): ReturnType<typeof probeSr> =>
      probeSr(sessionOn(xapi), 'uuid-h1', { type: 'lvmoiscsi', config });
    expect(await ask({ target: '' })).toMatchObject({
      value: { kind: 'choices', key: 'targetIQN', choices: [{ value: 'iqn.x', label: 'iqn.x' }] },
    });
    expect(await ask({ target: '', targetIQN: 'iqn.x' })).toMatchObject({
      value: { key: 'SCSIid', choices: [{ value: '3600', label: 'LIO, 0, 4096, 3600' }] },
    });
    expect(await ask({ target: '', targetIQN: 'iqn.x', SCSIid: '3600' })).toMatchObject({
      value: { kind: 'srs', srs: [{ uuid: 'uuid-lun', size: 4096 }] },
    });
  });
});

test('an SR is attached to every host, and plugged here', async () => {
  await onHost(async (xapi) => {
    const sr = {
      type: 'nfs',
      config: { serverpath: '/vm' },
      uuid: 'uuid-there',
      name: 'vm',
    } as const;
    expect(await attachSr(sessionOn(xapi), 'uuid-h1', sr)).toEqual({ ok: true, value: true });
    const ref = asText(await xapi.call('SR.get_by_uuid', 'uuid-there'));
    const record = await xapi.record('SR', ref);
    expect(record).toMatchObject({ name_label: 'vm', type: 'nfs', shared: true });
    expect(asList(record['PBDs'])).toHaveLength(2);
    expect(await attachSr(sessionOn(xapi), 'uuid-h1', sr)).toMatchObject({
      error: { code: 'DB_UNIQUENESS_CONSTRAINT_VIOLATION', method: 'SR.introduce' },
    });
  });
});

test('an SR that this host cannot plug is forgotten again', async () => {
  await onHost(async (xapi) => {
    const sr = { type: 'ext', config: { device: '/dev/sdx' }, uuid: 'u', name: 'x' } as const;
    const session = sessionOn(xapi, (method) =>
      method === 'PBD.plug' ? apiError('SR_BACKEND_FAILURE', 'no') : null,
    );
    expect(await attachSr(session, 'uuid-h1', sr)).toMatchObject({ ok: false });
    expect(await xapi.error('SR.get_by_uuid', 'u')).toEqual(['UUID_INVALID', 'SR', 'u']);
  });
});

test('a local SR is created on a disk, and used for what the pool has no SR for', async () => {
  await onHost(async (xapi) => {
    const sr = { type: 'ext', disk: 'sdb', name: 'Local' } as const;
    expect(await createLocalSr(sessionOn(xapi), 'uuid-h1', sr, { pause })).toEqual({
      ok: true,
      value: true,
    });
    const [ref] = asList(await xapi.call('SR.get_by_name_label', 'Local'));
    expect(await xapi.record('SR', asText(ref))).toMatchObject({
      type: 'ext',
      shared: false,
      physical_size: 1000,
    });
    expect(await xapi.record('pool', 'p')).toMatchObject({
      default_SR: ref,
      suspend_image_SR: 'OpaqueRef:x',
      crash_dump_SR: ref,
    });
    const none = { ...sr, disk: 'sdz' };
    expect(await createLocalSr(sessionOn(xapi), 'uuid-h1', none, { pause })).toMatchObject({
      error: { code: 'SR_BACKEND_FAILURE_77' },
    });
  });
});

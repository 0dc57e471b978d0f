import {
  readStorage,
  readStoredStorage,
  tryUnplugged,
  workOnSrs,
} from '../../src/operations/index.js';
import { known, unknown, type SrRequest } from '../../src/model/index.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool, poolFile } from '../xapi/pool-file.js';
import { withXapi, type TestXapi } from '../xapi/with-xapi.js';

const nfs = "(('server' '10.0.0.7') ('serverpath' '/vm'))";
const tables = merge(pool(), {
  SR: {
    own: { name__label: 'local', type: 'lvm', physical_size: '1000', physical_utilisation: '250' },
    theirs: { name__label: 'local 2', type: 'lvm' },
    net: { name__label: 'net', type: 'nfs', shared: 'true' },
    new: { name__label: 'not here yet', type: 'nfs', shared: 'true' },
  },
  PBD: {
    b1: {
      SR: 'own',
      host: 'h1',
      currently_attached: 'true',
      device_config: "(('device' '/dev/sda3'))",
    },
    b2: { SR: 'theirs', host: 'h2', currently_attached: 'true', device_config: '()' },
    b3: { SR: 'net', host: 'h1', currently_attached: 'false', device_config: nfs },
    b4: { SR: 'net', host: 'h2', currently_attached: 'true', device_config: nfs },
    b5: { SR: 'new', host: 'h2', currently_attached: 'true', device_config: nfs },
  },
  VDI: { disk: { SR: 'own' } },
  pool: { p: { default_SR: 'own' } },
});

/** The same SRs on a SAN that needs no network, so that plugging works anywhere. */
const reached = merge(tables, {
  PBD: { b3: { device_config: '()' }, b4: { device_config: '()' }, b5: { device_config: '()' } },
});

const told = async (
  xapi: TestXapi,
  request: SrRequest,
  intercept?: Parameters<typeof sessionOn>[1],
): Promise<readonly string[]> => {
  const lines: string[] = [];
  const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  for await (const { name, state, detail } of workOnSrs(
    sessionOn(xapi, intercept),
    'uuid-h1',
    request,
    { pause },
  ))
    lines.push(`${name} ${state}${detail === '' ? '' : ` ${detail}`}`);
  return lines;
};
/** A host from which servers look like that, and on which devices are there or not. */
const hostThat = (
  state: 'answered' | 'silent' | 'notLooked',
  there: boolean,
): Parameters<typeof tryUnplugged>[0] => ({
  files: { exists: () => Promise.resolve(there) },
  network: {
    test: ([subject], tell) => {
      const outcome = state === 'answered' ? { state, milliseconds: 1 } : { state };
      tell({ of: 'own', asked: subject?.text ?? '', outcome });
      return Promise.resolve();
    },
  },
});
const net = { ref: 'net', name: 'net' };

test('the SRs that this host can use, by name, with their state here', async () => {
  await withXapi(tables, async (xapi) => {
    const read = await readStorage(sessionOn(xapi), 'uuid-h1');
    if (!read.ok) throw new Error('not read');
    expect(read.value.srs.map(({ name, here, place }) => [name, here.state, place])).toEqual([
      ['local', 'plugged', '/dev/sda3'],
      ['net', 'unplugged', '10.0.0.7:/vm'],
      ['not here yet', 'absent', '10.0.0.7:/vm'],
    ]);
    expect(read.value.srs[0]).toMatchObject({ uses: ['default'], size: 1000, used: 250, disks: 1 });
    expect(read.value.srs[1]).toMatchObject({ pluggedOn: ['h2'], shared: true });
  });
});

test('the pool database file tells the same while XAPI is down', async () => {
  const text = poolFile(tables);
  const files = { text: () => Promise.resolve(known(text)) };
  const read = await readStoredStorage(files, 'uuid-h1');
  if (!read.known) throw new Error('not read');
  expect(read.value.source).toBe('database');
  expect(read.value.srs.map(({ name, here }) => `${name} ${here.state}`)).toEqual([
    'local plugged',
    'net unplugged',
    'not here yet absent',
  ]);
  expect(read.value.srs[0]?.shared).toBe(false);
  const missing = { text: () => Promise.resolve(unknown('absent', 'state.db')) };
  expect(await readStoredStorage(missing, 'uuid-h1')).toMatchObject({ known: false });
});

test('what is not plugged is tried: its server, or its device', async () => {
  await withXapi(tables, async (xapi) => {
    const read = await readStorage(sessionOn(xapi), 'uuid-h1');
    if (!read.ok) throw new Error('not read');
    const [local, remote] = read.value.srs;
    if (local === undefined || remote === undefined) throw new Error('not there');
    const unplugged = { state: 'unplugged', pbd: 'b', reach: { kind: 'notTried' } } as const;
    const storage = { ...read.value, srs: [{ ...local, here: unplugged }, remote] };
    const asked = async (state: 'answered' | 'silent' | 'notLooked', there: boolean) =>
      (await tryUnplugged(hostThat(state, there), storage)).srs.map(({ here }) => here);
    expect(await asked('silent', false)).toMatchObject([
      { reach: { kind: 'missing', what: '/dev/sda3' } },
      { reach: { kind: 'silent', what: '10.0.0.7' } },
    ]);
    expect(await asked('answered', true)).toMatchObject([
      { reach: { kind: 'present' } },
      { reach: { kind: 'answers' } },
    ]);
    expect(await asked('notLooked', true)).toMatchObject([{}, { reach: { kind: 'notTried' } }]);
  });
});

/** device_config of SRs as xe and XenCenter write it, and what is looked at. */
test.each<[Readonly<Record<string, string>>, string, string]>([
  [{ server: 'fd00::7', serverpath: '/vm' }, '[fd00::7]:/vm', 'silent fd00::7'],
  [
    { target: 'fd00::7', targetIQN: 'iqn.2001-05.com.x' },
    '[fd00::7]:iqn.2001-05.com.x',
    'silent fd00::7',
  ],
  [{ server: 'nas.lan', serverpath: '/x' }, 'nas.lan:/x', 'silent nas.lan'],
  [
    { target: '10.0.0.7,10.0.1.7', targetIQN: 'iqn.x' },
    '10.0.0.7,10.0.1.7:iqn.x',
    'silent 10.0.0.7',
  ],
  [{ location: '//nas/iso' }, '//nas/iso', 'silent nas'],
  [{ location: '[fd00::7]:/iso' }, '[fd00::7]:/iso', 'silent fd00::7'],
  [{ device: '/dev/sdb,/dev/sdc' }, '/dev/sdb,/dev/sdc', 'present /dev/sdb,/dev/sdc'],
  [{ device: '/dev/sdb,/dev/sdx' }, '/dev/sdb,/dev/sdx', 'missing /dev/sdx'],
])('%j is shown as %s and tried: %s', async (config, place, seen) => {
  const words = Object.entries(config).map(([key, value]) => `('${key}' '${value}')`);
  const changed = merge(tables, {
    PBD: { b3: { device_config: `(${words.join(' ')})` } },
  });
  await withXapi(changed, async (xapi) => {
    const read = await readStorage(sessionOn(xapi), 'uuid-h1');
    if (!read.ok) throw new Error('not read');
    const srs = read.value.srs.filter((sr) => sr.name === 'net');
    expect(srs.map((sr) => sr.place)).toEqual([place]);
    const host = {
      ...hostThat('silent', true),
      files: { exists: (path: string) => Promise.resolve(path !== '/dev/sdx') },
    };
    const tried = await tryUnplugged(host, { ...read.value, srs });
    expect(tried.srs.map(({ here }) => here)).toMatchObject([
      { reach: { kind: seen.split(' ')[0], what: seen.split(' ')[1] } },
    ]);
  });
});

test('an SR is plugged here, with a PBD of its own where it has none yet', async () => {
  await withXapi(reached, async (xapi) => {
    const both = [net, { ref: 'new', name: 'new' }];
    expect(await told(xapi, { verb: 'plug', srs: both })).toEqual([
      'net begun',
      'net done plugged',
      'new begun',
      'new done plugged',
    ]);
    expect(await told(xapi, { verb: 'unplug', srs: [net] })).toEqual([
      'net begun',
      'net done unplugged',
    ]);
    expect(await told(xapi, { verb: 'suspend', srs: [net] })).toEqual([
      'net begun',
      'net done set',
    ]);
    expect(await xapi.record('pool', 'p')).toMatchObject({ suspend_image_SR: 'net' });
  });
});

test('an SR is forgotten after every host has let go of it', async () => {
  await withXapi(reached, async (xapi) => {
    expect(await told(xapi, { verb: 'forget', srs: [net] })).toEqual([
      'net begun',
      'net begun',
      'net done forgotten',
    ]);
    expect(await xapi.error('SR.get_record', 'net')).toEqual(['HANDLE_INVALID', 'SR', 'net']);
  });
});

test('an error ends the work on that SR only', async () => {
  await withXapi(reached, async (xapi) => {
    const lines = await told(
      xapi,
      { verb: 'plug', srs: [{ ref: 'new', name: 'new' }, net] },
      (method) => (method === 'PBD.create' ? apiError('SR_BACKEND_FAILURE_73', '', 'x', '') : null),
    );
    expect(lines[0]).toContain('new failed SR_BACKEND_FAILURE_73');
    expect(lines.at(-1)).toBe('net done plugged');
    const all = await told(xapi, { verb: 'plug', srs: [net] }, (method) =>
      method === 'host.get_by_uuid' ? apiError('UUID_INVALID', 'host', 'x') : null,
    );
    expect(all).toEqual(['net failed UUID_INVALID (host, x)']);
  });
});

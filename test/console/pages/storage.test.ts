import { known, unknown, type Disk, type Sr } from '../../../src/model/index.js';
import type { SrProbed } from '../../../src/console/storage/probe.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import {
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';
import { sr } from '../../support/sample-objects.js';

const label = 'Disks and Storage Repositories';
const lost = sr('far', {
  here: { state: 'unplugged', pbd: 'b2', reach: { kind: 'silent', what: '10.0.0.7' } },
});
const three = [
  lost,
  sr('iso', { type: 'iso', content: 'iso' }),
  sr('main', { uses: ['default', 'crashDump'] }),
];
const found = (srs: readonly Sr[], source: 'xapi' | 'database' = 'xapi'): ConsoleEvent => ({
  kind: 'objects',
  of: 'storage',
  found: known({ srs, source, disks: [] }),
});
const opened = (srs: readonly Sr[] = three): Walk => tell(openItem(ready(), label), found(srs));
/** From the first row to the first SR. */
const toFirst = ['down', 'down', 'down'];
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

test('the list says what is plugged, how full it is, and why something is not plugged', () => {
  const at = openItem(ready(), label);
  expect(last(at)).toEqual({ kind: 'readObjects', of: 'storage' });
  expect(shown(opened())).toEqual([
    label,
    'far: 10.0.0.7 does not answer: look at the network first.',
    'Enter opens the SR under the bar, or all that are marked.',
    '> Plug all again',
    '  Attach an existing SR',
    '  Create a local SR',
    '  far | nfs | 4.0 TiB | 1.0 TiB (25 %) | not plugged',
    '  iso | iso | 4.0 TiB | 1.0 TiB (25 %) | plugged',
    '  main | nfs | 4.0 TiB | 1.0 TiB (25 %) | plugged | default, crash dumps',
  ]);
  expect(seen(opened([]))).toContain('There is no SR that this host can use.');
});

test('all that is not plugged is plugged again after a question', () => {
  const ask = press(opened(), 'enter');
  expect(shown(ask)).toEqual(['Storage: Plug', 'This host connects to these SRs:', '- far']);
  expect(title(press(ask, 'enter'))).toBe(label);
  const work = press(ask, 'type:y');
  expect(last(work)).toEqual({
    kind: 'srWork',
    request: { verb: 'plug', srs: [{ ref: 'far', name: 'far' }] },
  });
  const done = tell(
    work,
    {
      kind: 'itemStep',
      change: 'srWork',
      id: 'far',
      name: 'far',
      state: 'done',
      detail: 'plugged',
    },
    { kind: 'changed', change: 'srWork', result: { ok: true, detail: '' } },
  );
  expect(seen(done)).toContain('+ far: done (It is plugged on this host)');
  expect(last(press(done, 'escape'))).toEqual({ kind: 'readObjects', of: 'storage' });
  expect(seen(opened([sr('main')]))).toContain('(All are plugged.)');
});

test('an SR shows where it is and what can be done with it, and why not', () => {
  const at = press(opened(), 'end', 'enter');
  expect(seen(at)).toContain('Where          10.0.0.7:/vm');
  expect(seen(at)).toContain('Plugged on     host-2');
  expect(seen(at)).toContain('Plug | this host connects to it (It is plugged.)');
  expect(seen(at)).toContain('(This SR has this use already.)');
  expect(seen(press(opened(), 'end', 'up', 'enter'))).toContain(
    '(It cannot hold virtual disks that VMs write.)',
  );
  const both = press(opened(), ...toFirst, 'type: ', 'down', 'type: ', 'enter');
  expect(title(both)).toBe('2 SRs');
  expect(seen(both)).toContain('(Only one SR can have this use.)');
  const ask = press(both, 'down', 'enter');
  expect(shown(ask).slice(-4)).toEqual(['- iso', '', 'These stay as they are:', '- far']);
});

test('an SR is made the default, or forgotten with what that means', () => {
  const at = press(opened(), ...toFirst, 'enter');
  const ask = press(at, 'down', 'down', 'enter');
  expect(seen(ask)).toContain('New virtual disks go there');
  expect(last(press(ask, 'f8'))).toMatchObject({ request: { verb: 'default' } });
  const forget = press(at, 'end', 'enter');
  expect(shown(forget).join(' ')).toContain('The data stay on the storage:');
  expect(last(press(forget, 'type:y'))).toMatchObject({ request: { verb: 'forget' } });
});

test('nobody has to log in to look; who wants to change something has to', () => {
  const at = tell(openItem(locked(), label), found(three));
  expect(title(at)).toBe(label);
  const asked = press(at, 'enter', 'type:y');
  expect(title(asked)).toBe('Log In');
  expect(asked.effects.some(({ kind }) => kind === 'srWork')).toBe(false);
});

test('without XAPI the database file is shown, and nothing can be changed', () => {
  const down = { xapi: 'stopped' } as const;
  const before = openItem(ready(hostFacts(down), hostStatus(down)), label);
  const at = tell(before, found(three, 'database'));
  expect(seen(at)).toContain('This list comes from the pool database file');
  expect(seen(at)).toContain('(XAPI does not answer.)');
  expect(seen(press(at, ...toFirst, 'enter'))).toContain('Forget | the pool forgets it');
  expect(title(press(at, ...toFirst, 'enter', 'end', 'enter'))).toBe('far');
  const none = tell(before, {
    kind: 'objects',
    of: 'storage',
    found: unknown('unreachable'),
  });
  expect(seen(none)).toContain('XAPI is not running.');
  expect(seen(none)).toContain('a supporter has none');
});

describe('creating a local SR', () => {
  const disk = (name: string, use: Disk['use']): Disk => ({
    name,
    size: 1024 ** 4,
    model: 'Disk',
    serial: '',
    medium: 'solid',
    removable: false,
    use,
    health: 'good',
  });
  const disks = [
    disk('sda', { kind: 'inUse', what: 'sda1' }),
    disk('sdb', { kind: 'empty' }),
    disk('sdc', { kind: 'unknown' }),
  ];
  const list = (): Walk =>
    press(
      tell(openItem(ready(), label), {
        kind: 'objects',
        of: 'storage',
        found: known({ srs: [], source: 'xapi', disks }),
      }),
      'down',
      'down',
      'enter',
    );
  test('only an empty disk can be chosen', () => {
    expect(seen(list())).toContain('(It is not known to be empty: in use (sda1).)');
    expect(seen(list())).toContain('its contents could not be read');
    expect(title(press(list(), 'enter'))).toBe('Create a local SR');
  });
  test('the name of the disk is typed, and the question says what is lost', () => {
    const form = press(list(), 'down', 'enter', 'enter');
    const wrong = press(form, 'enter', 'type:sda', 'enter');
    expect(seen(wrong)).toContain('This is not sdb.');
    const ask = press(form, 'enter', 'type:sdb', 'enter');
    expect(shown(ask).join(' ')).toContain('Everything on this disk is lost.');
    expect(last(press(ask, 'type:y'))).toEqual({
      kind: 'createSr',
      sr: { type: 'ext', disk: 'sdb', name: 'Local storage' },
    });
    expect(press(ask, 'enter').effects).toEqual(ask.effects);
  });
});

describe('attaching an existing SR', () => {
  const kinds = (): Walk => press(opened(), 'down', 'enter');
  const probed = (look: Walk, found: SrProbed['found']): ConsoleEvent => {
    const asked = last(look);
    if (asked?.kind !== 'probeSr') throw new Error('nothing is looked at');
    return { kind: 'srProbed', place: asked.place, found };
  };
  test('an NFS server is asked for its SRs; the pool takes the chosen one', () => {
    const form = press(kinds(), 'enter');
    expect(seen(press(form, 'type:10.0.0.7', 'enter', 'type:vm', 'enter'))).toContain(
      'This is not a path',
    );
    const look = press(form, 'type:10.0.0.7', 'enter', 'type:/vm', 'enter');
    const config = { server: '10.0.0.7', serverpath: '/vm' };
    expect(last(look)).toEqual({ kind: 'probeSr', place: { type: 'nfs', config } });
    const found = tell(
      look,
      probed(look, { ok: true, value: { kind: 'srs', srs: [{ uuid: 'u-1', size: 0 }] } }),
    );
    const ask = press(found, 'enter', 'enter');
    expect(shown(ask).join(' ')).toContain('two pools on one SR destroy each other');
    expect(last(press(ask, 'type:y'))).toEqual({
      kind: 'attachSr',
      sr: { type: 'nfs', config, uuid: 'u-1', name: 'NFS storage' },
    });
  });
  test('SRs found at a place that was left are not offered for another', () => {
    const form = press(kinds(), 'enter');
    const look = press(form, 'type:10.0.0.7', 'enter', 'type:/vm', 'enter');
    const srs = { ok: true, value: { kind: 'srs', srs: [{ uuid: 'u-1', size: 0 }] } } as const;
    const late = probed(look, srs);
    const other = press(look, 'escape', 'clear', 'type:/other', 'enter');
    expect(last(other)).toMatchObject({ place: { config: { serverpath: '/other' } } });
    expect(seen(tell(other, late))).not.toContain('u-1');
    expect(seen(tell(other, probed(other, srs)))).toContain('u-1');
  });
  test('iSCSI leads from the target to the LUN', () => {
    const look = press(kinds(), 'down', 'enter', 'type:10.0.0.7', 'enter');
    const choice = (at: Walk, key: 'targetIQN' | 'SCSIid', value: string): ConsoleEvent =>
      probed(at, { ok: true, value: { kind: 'choices', key, choices: [{ value, label: value }] } });
    const lun = press(tell(look, choice(look, 'targetIQN', 'iqn.x')), 'enter');
    expect(last(lun)).toMatchObject({ place: { config: { targetIQN: 'iqn.x' } } });
    const srs = press(tell(lun, choice(lun, 'SCSIid', '3600')), 'enter');
    expect(last(srs)).toEqual({
      kind: 'probeSr',
      place: {
        type: 'lvmoiscsi',
        config: { target: '10.0.0.7', targetIQN: 'iqn.x', SCSIid: '3600' },
      },
    });
    expect(seen(tell(srs, probed(srs, { ok: true, value: { kind: 'srs', srs: [] } })))).toContain(
      'No SR was found there.',
    );
    expect(seen(tell(srs, probed(srs, { ok: false, error: 'SR_BACKEND_FAILURE_141' })))).toContain(
      'Nothing could be looked at there.',
    );
  });
  test('an ISO library needs no probe; a look needs a login', () => {
    const iso = press(kinds(), 'down', 'down', 'enter', 'type:h:/iso', 'enter');
    expect(last(press(iso, 'enter', 'type:y'))).toMatchObject({
      sr: { type: 'iso', uuid: '', config: { location: 'h:/iso' } },
    });
    const at = tell(openItem(locked(), label), found(three));
    const look = press(at, 'down', 'enter', 'end', 'enter', 'type:/dev/sdb', 'enter');
    expect(title(look)).toBe('Log In');
  });
});

import { known, unknown, type Sr } from '../../../src/model/index.js';
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

const label = 'Disks and Storage Repositories';
const sr = (name: string, more: Partial<Sr> = {}): Sr => ({
  ref: name,
  uuid: `uuid-${name}`,
  name,
  type: 'nfs',
  content: 'user',
  shared: true,
  size: 4 * 1024 ** 4,
  used: 1024 ** 4,
  uses: [],
  here: { state: 'plugged', pbd: 'b' },
  place: '10.0.0.7:/vm',
  pluggedOn: ['host-2'],
  disks: 3,
  ...more,
});
const lost = sr('far', {
  here: { state: 'unplugged', pbd: 'b2', trial: { kind: 'silent', what: '10.0.0.7' } },
});
const three = [
  lost,
  sr('iso', { type: 'iso', content: 'iso' }),
  sr('main', { uses: ['default', 'crashDump'] }),
];
const found = (srs: readonly Sr[], source: 'xapi' | 'database' = 'xapi'): ConsoleEvent => ({
  kind: 'objects',
  of: 'storage',
  found: known({ srs, source }),
});
const opened = (srs: readonly Sr[] = three): Walk => tell(openItem(ready(), label), found(srs));
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
    wish: { verb: 'plug', srs: [{ ref: 'far', name: 'far' }] },
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
  expect(seen(at)).toContain('(It is that already.)');
  expect(seen(press(opened(), 'end', 'up', 'enter'))).toContain(
    '(It cannot hold virtual disks that VMs write.)',
  );
  const both = press(opened(), 'down', 'type: ', 'down', 'type: ', 'enter');
  expect(title(both)).toBe('2 SRs');
  expect(seen(both)).toContain('(Only one SR can be that.)');
  const ask = press(both, 'down', 'enter');
  expect(shown(ask).slice(-4)).toEqual(['- iso', '', 'These stay as they are:', '- far']);
});

test('an SR is made the default, or forgotten with what that means', () => {
  const at = press(opened(), 'down', 'enter');
  const ask = press(at, 'down', 'down', 'enter');
  expect(seen(ask)).toContain('New virtual disks go there');
  expect(last(press(ask, 'f8'))).toMatchObject({ wish: { verb: 'default' } });
  const forget = press(at, 'end', 'enter');
  expect(shown(forget).join(' ')).toContain('The data stay on the storage:');
  expect(last(press(forget, 'type:y'))).toMatchObject({ wish: { verb: 'forget' } });
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
  expect(seen(press(at, 'down', 'enter'))).toContain('Forget | the pool forgets it');
  expect(title(press(at, 'down', 'enter', 'end', 'enter'))).toBe('far');
  const none = tell(before, {
    kind: 'objects',
    of: 'storage',
    found: unknown('unreachable'),
  });
  expect(seen(none)).toContain('XAPI is not running.');
  expect(seen(none)).toContain('a supporter has none');
});

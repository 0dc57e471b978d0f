import { view, type ConsoleEvent } from '../../../../src/console/index.js';
import { known, unknown, type Known, type TimeZones } from '../../../../src/model/index.js';
import {
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  type Walk,
} from '../../../support/console-walk.js';

const told = (found: Known<TimeZones>): ConsoleEvent => ({ kind: 'objects', of: 'zones', found });
const zones = ['America/Argentina/Buenos_Aires', 'Europe/Berlin', 'Europe/Paris', 'UTC'];
const opened = (present: Known<string> = known('Europe/Paris'), walk: Walk = ready()): Walk =>
  tell(openItem(walk, 'Time Zone'), told(known({ zones, present })));
const seen = (walk: Walk): string => shown(walk).join('\n');

test('the bar stands on the region and the place that the host has', () => {
  const list = opened();
  expect(seen(list)).toMatch(/Zone now +Europe\/Paris/u);
  expect(seen(list)).toMatch(/Europe \| 2 zones/u);
  const places = press(list, 'enter');
  expect(seen(places)).toContain('Paris (This host has it already.)');
  const ask = press(places, 'type:b', 'enter');
  expect(seen(ask)).toContain('that of Europe/Berlin');
  expect(press(ask, 'type:y').effects.at(-1)).toEqual({
    kind: 'setTimeZone',
    zone: 'Europe/Berlin',
  });
});

test('places below a region of a region, and a zone without a region', () => {
  const places = press(opened(), 'home', 'enter');
  expect(seen(places)).toContain('Argentina/Buenos Aires');
  expect(press(places, 'enter', 'type:y').effects.at(-1)).toEqual({
    kind: 'setTimeZone',
    zone: 'America/Argentina/Buenos_Aires',
  });
  expect(press(opened(), 'end', 'enter', 'type:y').effects.at(-1)).toEqual({
    kind: 'setTimeZone',
    zone: 'UTC',
  });
});

test('the change waits for a login', () => {
  const at = press(opened(known('UTC'), locked()), 'home', 'enter', 'enter', 'type:y');
  expect(at.effects.map(({ kind }) => kind)).not.toContain('setTimeZone');
  expect(view(at.state).dialogue?.title).toMatch(/log ?in/iu);
});

test('zones or the present zone that cannot be read are told', () => {
  expect(seen(opened(unknown('notLooked', '/etc/localtime')))).toContain('/etc/localtime');
  const none = tell(openItem(ready(), 'Time Zone'), told(unknown('absent', '/usr/share/zoneinfo')));
  expect(seen(none)).toContain('not there: /usr/share/zoneinfo');
});

test('the top line follows the zone of the clock', () => {
  const at = tell(ready(), {
    kind: 'tick',
    now: '2026-11-22T14:04:05Z',
    offsetMinutes: 60,
    zone: 'CET',
    sinceStartMs: 1000,
  });
  expect(view(at.state).header.middle).toContain('15:04:05 CET (UTC+1)');
});

import { geometry, view, type ConsoleView } from '../../src/console/index.js';
import { briefArea } from '../../src/console/frame/geometry.js';
import { textWidth } from '../../src/text/index.js';
import { allItems, labelOf, menuAt, type MenuPlace } from '../../src/console/menu/menu.js';
import { helpOn } from '../../src/console/help/help.js';
import { unknown, known, type HostStatus } from '../../src/model/index.js';
import { locked, press, ready, tell, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';
const slow = (walk: Walk = ready()): Walk => tell(walk, { kind: 'slowLine' });
const at = (walk: Walk, place: MenuPlace): Walk => ({
  ...walk,
  state: { ...walk.state, menu: menuAt(walk.state.menu, place) },
});
const rows = ({ itemPage }: ConsoleView): readonly string[] =>
  itemPage.lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
const shownFor = (id: string, walk: Walk = slow()): readonly string[] => {
  const place = allItems().find(({ item }) => item === id);
  if (place === undefined) throw new Error(`no item ${id}`);
  return rows(view(at(walk, place).state));
};

const items = allItems().map((place) => ({ label: labelOf(place.item), place }));

describe.each(items)('on a slow line, $label', ({ place }) => {
  const everyHost = [
    slow(),
    slow(locked()),
    slow(
      ready(
        hostFacts({ xapi: 'stopped' }),
        hostStatus({ xapi: 'stopped', management: known(null) }),
      ),
    ),
    slow(
      ready(
        hostFacts({ nics: unknown('notLooked') }),
        hostStatus({ management: unknown('notLooked') }),
      ),
    ),
  ];

  test(
    'says something in three rows, in words that fit, under a title and keys that are the ' +
      'same for its whole menu',
    () => {
      for (const host of everyHost) {
        const seen = view(at(host, place).state);
        const area = briefArea(geometry(host.state.size));
        expect(rows(seen).filter((row) => row !== '').length).toBeGreaterThan(0);
        expect(rows(seen).length).toBeLessThanOrEqual(3);
        for (const row of rows(seen)) expect(textWidth(row)).toBeLessThanOrEqual(area.columns);
        expect(seen.itemPage.title).toBe('In brief');
        const first = view(
          at(host, allItems().find(({ menu }) => menu === place.menu) ?? place).state,
        );
        expect(seen.keys).toEqual(first.keys);
        expect(seen.keys.slice(0, 2)).toEqual([
          { key: 'Up/Down', action: 'Move' },
          { key: 'Enter', action: 'Select' },
        ]);
        expect(seen.keys).toContainEqual({ key: 'PgDn', action: 'More' });
      }
    },
  );

  test('PageDown opens the whole page, with its help, and Esc leads back', () => {
    const here = at(slow(), place);
    const whole = press(here, 'pagedown');
    const { dialogue } = view(whole.state);
    expect(dialogue).toMatchObject({ kind: 'page', title: labelOf(place.item) });
    expect(helpOn(whole.state).topic).toBe(helpOn(here.state).topic);
    expect(view(press(whole, 'escape').state)).toEqual(view(here.state));
    // PageUp has nothing above it.
    expect(press(here, 'pageup').state).toBe(here.state);
  });

  test('Enter never does nothing: it opens the item, or tells in full why it is shut', () => {
    for (const host of everyHost)
      expect(press(at(host, place), 'enter')).not.toEqual(at(host, place));
  });
});

test('the Status Display says what is wrong, and the address whatever is wrong', () => {
  expect(shownFor('status')).toEqual([
    'No problem found.',
    'Address   10.0.0.4',
    'Device    eth0, up, 1000 Mbit/s',
  ]);
  const down: HostStatus = hostStatus({ xapi: 'stopped' });
  const warned = slow(ready(hostFacts({ xapi: 'stopped' }), down));
  const [first, ...others] = shownFor('status', warned);
  expect(first).toMatch(/^! XAPI .* \.\.\.$|^! XAPI/u);
  expect(others).toEqual(['Address   10.0.0.4', 'Device    eth0, up, 1000 Mbit/s']);
});

test('a key for what is wrong works on the whole Status Display as it does beside the menu', () => {
  const warned = slow(ready(hostFacts({ xapi: 'stopped' }), hostStatus({ xapi: 'stopped' })));
  const whole = press(warned, 'pagedown');
  expect(view(press(whole, 'type:1').state).dialogue?.title).toBe(
    view(press(warned, 'type:1').state).dialogue?.title,
  );
  expect(view(press(whole, 'type:1').state).dialogue?.title).not.toBe(
    view(whole.state).dialogue?.title,
  );
  // A key that names none does nothing there.
  expect(view(press(whole, 'type:9').state)).toEqual(view(whole.state));
});

test('more than three interfaces are counted', () => {
  const facts = hostFacts({
    nics: known(
      ['01', '02', '03', '04', '05'].map((last, index) => nicWithMac(`eth${index}`, last)),
    ),
  });
  expect(shownFor('nics', slow(ready(facts)))).toEqual([
    expect.stringMatching(/^eth0 /u),
    expect.stringMatching(/^eth1 /u),
    expect.stringContaining('3'),
  ]);
});

test('what does not fit ends in dots, after a whole word', () => {
  const [, , last] = shownFor('reset');
  expect(last).toBe('when nothing else brings the host ...');
  expect(shownFor('quit')).toEqual(['Leave this console. The host keeps', 'running.']);
});

test('a line that turns out to be slow makes the page brief at once, from its beginning', () => {
  const long = press(ready(hostFacts(), hostStatus(), 80, 24), 'pagedown');
  expect(slow(long).state.itemPageFirst).toBe(0);
  expect(view(slow(long).state).itemPage.title).toBe('In brief');
  expect(view(long.state).itemPage.title).toBe('Status Display');
});

test("on every size the brief page lies inside the page's area", () => {
  for (const columns of [1, 20, 60, 79, 80, 119, 120, 132, 250]) {
    for (const height of [1, 6, 20, 24, 80]) {
      const areas = geometry({ columns, rows: height });
      const area = briefArea(areas);
      expect(area).toMatchObject({ left: areas.itemPage.left, top: areas.itemPage.top });
      expect(area.columns).toBeLessThanOrEqual(Math.min(40, areas.itemPage.columns));
      expect(area.rows).toBeLessThanOrEqual(Math.min(3, areas.itemPage.rows));
    }
  }
});

import fc from '../support/run/property.js';
import { draw } from '../../screens/draw/draw.js';
import {
  geometry,
  view,
  type Area,
  type ConsoleEvent,
  type Line,
} from '../../src/console/index.js';
import { textWidth } from '../../src/text/index.js';
import { pageOf } from '../../src/console/pages/index.js';
import { knowledgeOf } from '../../src/console/knowledge-of.js';
import type { Paragraph } from '../../src/console/widgets/paragraph.js';
import { allItems, labelOf, menuAt, type MenuPlace } from '../../src/console/menu/menu.js';
import {
  known,
  unknown,
  type MachineSummary,
  type HostStatus,
  type HostFacts,
} from '../../src/model/index.js';
import { press, ready, tell, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const sizes = [
  [60, 20],
  [79, 24],
  [80, 24],
  [100, 30],
  [119, 40],
  [120, 40],
  [132, 50],
  [160, 50],
  [200, 60],
  [250, 80],
] as const;
const names = [
  'host-1',
  '数据库服务器'.repeat(12),
  'e\u0301'.repeat(60),
  'שרת הדואר '.repeat(9),
  'x'.repeat(300),
  'ﷺ 👩‍👩‍👧‍👦 नमस्ते',
  '',
] as const;

const aName = fc.constantFrom(...names);
const facts = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.array(aName, { maxLength: 60 }),
    fc.constantFrom<HostFacts['xapi']>('running', 'stopped', 'hung', 'starting', 'emergency'),
    fc.boolean(),
  )
  .map(([ports, vms, xapi, supporter]): HostFacts => {
    const nics = Array.from({ length: ports }, (_, index) =>
      nicWithMac(
        `eth${index}`,
        `${index + 10}`,
        index % 3 === 2 ? { carrier: false, speedMbps: null, memberOf: 'bond0' } : {},
      ),
    );
    const more = {
      xapi,
      nics: known(nics),
      runningVms: known(vms.map((name, index) => ({ uuid: `${index}`, name }))),
    };
    return supporter ? supporterFacts(more) : hostFacts(more);
  });
const status = fc
  .record({
    name: aName,
    pool: aName,
    coordinator: aName,
    supporter: fc.boolean(),
    xapi: fc.constantFrom<HostStatus['xapi']>(
      'running',
      'stopped',
      'hung',
      'starting',
      'emergency',
    ),
    carrier: fc.constantFrom(true, false, null),
  })
  .map(({ name, pool, coordinator, supporter, xapi, carrier }): HostStatus => {
    const { management } = hostStatus();
    return hostStatus({
      hostName: known(name),
      poolName: known(pool),
      coordinatorName: xapi === 'running' ? known(coordinator) : unknown('timedOut'),
      xapi,
      pool: supporter
        ? { role: 'supporter', coordinatorAddress: '2001:db8:1234:5678:9abc:def0:1234:5678' }
        : { role: 'coordinator' },
      management:
        management.known && management.value !== null
          ? known({ ...management.value, carrier })
          : management,
    });
  });
const machineSummary: MachineSummary = {
  machine: known({ maker: 'Hewlett-Packard Company of the World', model: 'ProLiant '.repeat(20) }),
  uptimeSeconds: known(1e7),
  load: known(123.4),
  memory: known({ total: 4e12, available: 1e9 }),
  certificate: known(Array.from({ length: 32 }, () => 'AB').join(':')),
  sshKeys: known([{ type: 'ssh-ed25519', fingerprint: `SHA256:${'k'.repeat(43)}` }]),
};
const traffic: ConsoleEvent = { kind: 'traffic', device: 'eth0', received: 1.2e9, sent: 3.3 };

const anItem = fc.constantFrom(...allItems());
const aSize = fc.constantFrom(...sizes);
const aWalk = fc
  .tuple(facts, status, anItem, aSize, fc.boolean())
  .map(([host, now, item, [columns, rows], enter]): Walk => {
    const read = tell(
      ready(host, now, columns, rows),
      { kind: 'machineSummary', machineSummary },
      traffic,
      traffic,
    );
    const at = { ...read, state: { ...read.state, menu: menuAt(read.state.menu, item) } };
    return enter ? press(at, 'enter') : at;
  });

const cells = (line: Line): number => line.reduce((sum, { text }) => sum + textWidth(text), 0);

test(
  'whatever the host is like, on any page and at any size: one closed frame, its columns ' +
    'straight, and nothing beyond them',
  () => {
    fc.assert(
      fc.property(aWalk, ({ state }) => {
        const seen = view(state);
        const { size } = state;
        const canvas = draw(seen, size);
        const areas = geometry(size);
        const dividers = [
          ...(seen.dialogue === null ? [areas.itemPage.left - 2] : []),
          ...(areas.overviewColumn === null ? [] : [areas.overviewColumn.left - 2]),
        ];
        for (let row = 2; row < size.rows - 2; row += 1)
          for (const column of [0, ...dividers, size.columns - 1])
            expect(canvas.cell(row, column).text).toBe('│');
        const within = (lines: readonly Line[], area: Area): void => {
          for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(area.columns);
        };
        within(seen.itemPage.lines, areas.itemPage);
        if (areas.overviewColumn !== null)
          within(seen.overviewColumn?.lines ?? [], areas.overviewColumn);
        expect(seen.overviewColumn === null).toBe(areas.overviewColumn === null);
        expect(seen.overviewColumn?.lines.length ?? 0).toBeLessThanOrEqual(areas.itemPage.rows);
        // Who cannot see what is cut off must be told that there is more.
        const more = seen.dialogue === null && seen.itemPage.lines.length > areas.itemPage.rows;
        if (more) expect(canvas.text()[size.rows - 2]).toContain('↓ more');
      }),
      { numRuns: 150 },
    );
  },
  120_000,
);

/**
 * The words that a page is made of, as they must stand on the screen: whole. Names and codes are
 * not words.
 */
function wordsOf(paragraph: Paragraph): readonly string[] {
  switch (paragraph.kind) {
    case 'text':
      return `${paragraph.mark}${paragraph.text}`.split(' ');
    case 'pair':
      return `${paragraph.label} ${paragraph.value}`.split(' ');
    case 'name':
    case 'curve':
      return paragraph.label.split(' ');
    case 'named':
    case 'verbatim':
    case 'code':
      return [];
  }
}

test('from 80x24 on no word of a page is cut in two, and none is left out', () => {
  fc.assert(
    fc.property(
      facts,
      status,
      anItem,
      fc.constantFrom(...sizes.slice(2)),
      (host, now, item: MenuPlace, [columns, rows]) => {
        const read = tell(ready(host, now, columns, rows), {
          kind: 'machineSummary',
          machineSummary,
        });
        const state = { ...read.state, menu: menuAt(read.state.menu, item) };
        const page = pageOf(item.item).beside(knowledgeOf(state));
        const width = geometry(state.size).itemPage.columns;
        const whole = page
          .flatMap(wordsOf)
          .filter((word) => word !== '' && textWidth(word) <= width - 4);
        const shown = new Set(
          view(state).itemPage.lines.flatMap((line) =>
            line
              .map(({ text }) => text)
              .join('')
              .split(' '),
          ),
        );
        expect(whole.filter((word) => !shown.has(word))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

test.each(allItems().map((place) => [labelOf(place.item), place] as const))(
  '%s: what the picture shows is what a screen reader reads, in its order',
  (_, place) => {
    const read = tell(
      ready(hostFacts(), hostStatus(), 132, 45),
      { kind: 'machineSummary', machineSummary },
      traffic,
    );
    const state = { ...read.state, menu: menuAt(read.state.menu, place) };
    const seen = view(state);
    const { itemPage, overviewColumn } = geometry(state.size);
    const canvas = draw(seen, state.size);
    const picture = (area: Area): readonly string[] =>
      Array.from({ length: area.rows }, (_row, row) =>
        Array.from(
          { length: area.columns },
          (_column, column) => canvas.cell(area.top + row, area.left + column).text,
        )
          .join('')
          .trimEnd(),
      );
    const plain = (lines: readonly Line[], rows: number): readonly string[] => {
      const texts = lines.slice(0, rows).map((line) =>
        line
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      );
      return [...texts, ...Array.from({ length: rows - texts.length }, () => '')];
    };
    expect(picture(itemPage)).toEqual(plain(seen.itemPage.lines, itemPage.rows));
    if (overviewColumn === null) throw new Error('this screen is wide enough for a third column');
    expect(picture(overviewColumn)).toEqual(
      plain(seen.overviewColumn?.lines ?? [], overviewColumn.rows),
    );
  },
);

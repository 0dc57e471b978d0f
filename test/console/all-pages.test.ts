import { choiceLines, keysSaid, menuLines, itemPageLines } from '../../screens/line/lines.js';
import { draw } from '../../screens/draw/draw.js';
import { toTerminal } from '../../screens/output/charset.js';
import { geometry, view, type Effect, type Size } from '../../src/console/index.js';
import { textWidth } from '../../src/text/index.js';
import { effects } from '../../src/effects/table.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { unknown, type HostFacts, type ObjectKind, type Reason } from '../../src/model/index.js';
import {
  locked,
  measured,
  openItem,
  press,
  ready,
  shown,
  tell,
  type Walk,
} from '../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../support/host/walk-host.js';
import { sampleObjects } from '../support/sample-objects.js';

/*
 * Every page of every dialogue that can be reached within a few keys from each menu item, whatever
 * XAPI and the role of the host are: it fits the screens, has only signs that a VT100 and a line
 * can show, and Esc leads out of it. What pages read is answered: well, or with the reason why not.
 */
interface XapiCase {
  readonly facts: HostFacts;
  readonly xapi: HostFacts['xapi'];
  /** Why objects that XAPI has cannot be read; null: they can. */
  readonly reason: Reason | null;
}
const why = (code: Reason['code']): Reason => unknown(code, 'HOST_STILL_BOOTING').reason;
const xapiCase = (xapi: HostFacts['xapi'], reason: Reason | null, supporter = false): XapiCase => ({
  facts: supporter ? { ...supporterFacts(), xapi } : hostFacts({ xapi }),
  xapi,
  reason,
});
const xapiCases: Readonly<Record<string, XapiCase>> = {
  'XAPI up': xapiCase('running', null),
  'XAPI down': xapiCase('stopped', why('unreachable')),
  'XAPI hung': xapiCase('hung', why('timedOut')),
  'XAPI refusing': xapiCase('emergency', why('refused')),
  'a supporter': xapiCase('running', null, true),
  'a supporter in emergency mode': xapiCase('emergency', why('refused'), true),
};
/** What pages read from XAPI; everything else comes from files and the kernel. */
const fromXapi: ReadonlySet<ObjectKind> = new Set([
  'vms',
  'maintenance',
  'playbook',
  'storage',
  'members',
]);
const usual: Size = { columns: 80, rows: 24 };
const sizes: readonly Size[] = [usual, { columns: 60, rows: 20 }, { columns: 132, rows: 50 }];
const vt100 = { lines: 'ascii', unicode: false } as const;
const deepest = 4;
/** Where all is well most pages can be reached. */
const mostPages = { well: 40, ill: 20 };

/** The walk, with what it has just asked for answered. */
function answered(before: Walk, after: Walk, { reason }: XapiCase): Walk {
  const asked = after.effects.slice(before.effects.length);
  return asked.reduce((at, effect): Walk => {
    if (effect.kind !== 'readObjects')
      return tell(at, {
        kind: 'changed',
        change: effect.kind,
        result: { ok: false, code: 'failed', detail: `No space left on device ${'x'.repeat(90)}` },
      });
    const { of } = effect;
    return reason !== null && fromXapi.has(of)
      ? tell(at, { ...sampleObjects[of], found: { known: false, reason } })
      : tell(at, sampleObjects[of]);
  }, after);
}

/** What can be pressed on a page: each row of a list, a mark on one, each answer. */
function presses({ state }: Walk): readonly (readonly string[])[] {
  const { dialogue } = view(state);
  if (dialogue?.kind === 'choice')
    return [
      ...dialogue.options
        .slice(0, 9)
        .map((_, row) => ['home', ...Array.from({ length: row }, () => 'down'), 'enter']),
      ['end', 'type: ', 'enter'],
      ['type:y'],
    ];
  return dialogue === null ? [] : [['enter'], ['type:y'], ['tab', 'type:1', 'enter']];
}

/** Every page that can be reached from here within a few keys, each once. */
function reached(first: Walk, host: XapiCase): readonly Walk[] {
  const seen = new Map<string, Walk>();
  let edge: readonly Walk[] = [first];
  const most = host.reason === null ? mostPages.well : mostPages.ill;
  for (let depth = 0; ; depth += 1) {
    const fresh = edge.filter((at) => {
      const page = shown(at).join('\n');
      if (seen.has(page) || seen.size >= most) return false;
      seen.set(page, at);
      return true;
    });
    if (depth === deepest || seen.size >= most || fresh.length === 0) return [...seen.values()];
    edge = fresh.flatMap((at) => presses(at).map((keys) => answered(at, press(at, ...keys), host)));
  }
}

/** What is wrong with a page; [] for nothing. */
function faults(at: Walk, size: Size): readonly string[] {
  const seen = view(at.state);
  const { dialogue } = seen;
  const areas = geometry(size);
  const room = dialogue === null ? areas.itemPage.columns : areas.dialogue.columns;
  const wide = measured(at)
    .map((line) => line.map(({ text }) => text).join(''))
    .filter((line) => textWidth(line) > room);
  const picture = draw(seen, size).text();
  const signs = [...new Set(picture.join(''))].filter((sign) => !/[\p{L}?]/u.test(sign));
  const lines = [
    ...menuLines(seen),
    ...itemPageLines(seen),
    ...(dialogue?.kind === 'choice' ? choiceLines(dialogue) : []),
    ...keysSaid(dialogue?.keys ?? seen.keys),
  ].join('\n');
  let out = at;
  for (let left = 10; left > 0 && view(out.state).dialogue !== null; left -= 1)
    out = press(out, 'escape');
  return [
    ...wide.map((line) => `too wide: ${line}`),
    ...(picture.length === size.rows ? [] : [`${picture.length} rows`]),
    ...signs
      .filter((sign) => toTerminal(sign, vt100) === '?')
      .map((sign) => `no sign of a VT100: ${sign}`),
    ...(/undefined|\[object|NaN/u.test(`${lines}${shown(at).join('\n')}`) ? ['a hole'] : []),
    ...(view(out.state).dialogue === null ? [] : ['Esc does not lead out']),
  ];
}

const labels = allItems().map(({ item }) => labelOf(item));

describe.each(Object.entries(xapiCases))('%s', (_, host) => {
  test.each(labels)('%s: every page that it leads to', (label) => {
    const found = (host === xapiCases['XAPI up'] ? sizes : [usual]).flatMap((size) => {
      const { columns, rows } = size;
      const start = ready(host.facts, hostStatus({ xapi: host.xapi }), columns, rows);
      const first = answered(start, openItem(start, label), host);
      return reached(first, host).flatMap((at) =>
        faults(at, size).map((fault) => `${columns}x${rows}, ${shown(at)[0] ?? ''}: ${fault}`),
      );
    });
    expect(found).toEqual([]);
  });
});

test.each(labels)('%s asks for no change before somebody has logged in', (label) => {
  const guarded = ({ kind }: Effect): boolean => effects[kind].guard === 'loggedIn';
  const at = openItem(locked(), label);
  expect(at.effects.filter(guarded)).toEqual([]);
  expect(press(at, 'type:y', 'enter', 'f8').effects.filter(guarded)).toEqual([]);
});

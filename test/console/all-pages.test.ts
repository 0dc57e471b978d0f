import { draw } from '../../screens/draw/draw.js';
import { toTerminal } from '../../screens/output/charset.js';
import { choiceLines, keysSaid, menuLines, paneLines } from '../../screens/line/lines.js';
import {
  geometry,
  textWidth,
  view,
  type ConsoleEvent,
  type Effect,
  type ObjectKind,
  type Size,
} from '../../src/console/index.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { effects } from '../../src/effects/table.js';
import { unknown, type HostFacts, type HostStatus, type Reason } from '../../src/model/index.js';
import {
  locked,
  measured,
  openItem,
  press,
  ready,
  tell,
  type Walk,
} from '../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../support/host/walk-host.js';

/*
 * Every item of every menu, new ones too: it opens whatever XAPI and the host's role are, fits the
 * screen, can be left with Esc, and asks for no change before somebody has logged in.
 */
const labels = allItems().map(({ item }) => labelOf(item));

interface Mood {
  readonly facts: HostFacts;
  readonly status: HostStatus;
  readonly reason: Reason;
}
const mood = (
  xapi: HostFacts['xapi'],
  code: Reason['code'],
  facts: HostFacts = hostFacts({ xapi }),
): Mood => {
  const why = unknown(code, 'HOST_STILL_BOOTING');
  return { facts: { ...facts, xapi }, status: hostStatus({ xapi }), reason: why.reason };
};
const moods: Readonly<Record<string, Mood>> = {
  'XAPI up': mood('running', 'refused'),
  'XAPI down': mood('stopped', 'unreachable'),
  'XAPI hung': mood('hung', 'timedOut'),
  'XAPI refusing': mood('emergency', 'refused'),
  'a supporter': mood('running', 'refused', supporterFacts()),
  'a supporter, XAPI down': mood('stopped', 'unreachable', supporterFacts()),
};
const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 20 },
  { columns: 132, rows: 50 },
];

const vt100 = { lines: 'ascii', unicode: false } as const;

const none = (of: ObjectKind, reason: Reason): ConsoleEvent => ({
  kind: 'objects',
  of,
  found: { known: false, reason },
});

/** The item opened; what it reads cannot be read, for the mood's reason. */
function opened(label: string, { facts, status, reason }: Mood, { columns, rows }: Size): Walk {
  const at = openItem(ready(facts, status, columns, rows), label);
  const reads = at.effects.flatMap((effect) =>
    effect.kind === 'readObjects' ? [none(effect.of, reason)] : [],
  );
  return tell(at, ...reads);
}

describe.each(Object.entries(moods))('%s', (_, host) => {
  test.each(labels)('%s fits, reads line by line, and is left with Esc', (label) => {
    for (const size of sizes) {
      const at = opened(label, host, size);
      const seen = view(at.state);
      const areas = geometry(size);
      const room = seen.dialogue === null ? areas.pane.columns : areas.dialogue.columns;
      for (const line of measured(at))
        expect(textWidth(line.map(({ text }) => text).join(''))).toBeLessThanOrEqual(room);
      const picture = draw(seen, size).text();
      expect(picture).toHaveLength(size.rows);
      // Every sign of ours has another for a VT100. Names may have letters that it cannot show.
      const signs = picture.join('').match(/[^\p{L}?]/gu) ?? [];
      expect(signs.filter((sign) => toTerminal(sign, vt100) === '?')).toEqual([]);
      const { dialogue } = seen;
      const lines = [
        ...menuLines(seen),
        ...paneLines(seen),
        ...(dialogue?.kind === 'choice' ? choiceLines(dialogue) : []),
        ...keysSaid(dialogue?.keys ?? seen.keys),
      ];
      expect(lines.join('\n')).not.toContain('undefined');
      const left = press(at, ...Array.from({ length: 6 }, () => 'escape'));
      expect(view(left.state).dialogue).toBeNull();
    }
  });
});

test.each(labels)('%s asks for no change before somebody has logged in', (label) => {
  const guarded = ({ kind }: Effect): boolean => effects[kind].guard === 'loggedIn';
  const at = openItem(locked(), label);
  expect(at.effects.filter(guarded)).toEqual([]);
  expect(press(at, 'type:y', 'enter', 'f8').effects.filter(guarded)).toEqual([]);
});

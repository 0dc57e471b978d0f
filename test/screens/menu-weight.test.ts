import { draw } from '../../screens/draw/draw.js';
import { Painter } from '../../screens/output/paint.js';
import { menuArea } from '../../screens/showing.js';
import { view } from '../../src/console/index.js';
import { locked, press, ready, tell, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';
import { known } from '../../src/model/index.js';

const size = { columns: 80, rows: 24 };

/** What a terminal of this kind is sent for one state after another. */
class Line {
  readonly #painter: Painter;
  #bytes = 0;

  constructor(term: string) {
    this.#painter = new Painter(
      size,
      { TERM: term, LANG: 'C.UTF-8' },
      { ascii: false, mono: false },
      (text) => {
        this.#bytes += Buffer.byteLength(text);
      },
    );
  }

  /** Bytes from the last picture to this one: of the menu, which goes before, and in all. */
  weight({ state }: Walk): { readonly menu: number; readonly whole: number } {
    const canvas = draw(view(state), size);
    this.#bytes = 0;
    this.#painter.paint(canvas, Infinity, menuArea(size));
    const menu = this.#bytes;
    this.#painter.paint(canvas);
    return { menu, whole: this.#bytes };
  }

  end(): void {
    this.#painter.leave();
  }
}

/** The ways into every menu. */
const menus: readonly (readonly string[])[] = [
  [],
  ['type:n', 'enter'],
  ['type:a', 'enter'],
  ['type:v', 'enter'],
  ['type:k', 'enter'],
  ['type:t', 'enter'],
  ['type:r', 'enter'],
  ['type:r', 'type:r', 'type:r', 'enter'],
];

const slow = (walk: Walk): Walk => tell(walk, { kind: 'slowLine' });
const stopped = { xapi: 'stopped' } as const;
const six = hostStatus().management;
const hosts: readonly Walk[] = [
  ready(),
  locked(),
  ready(hostFacts(stopped), hostStatus(stopped)),
  ready(
    hostFacts({ haArmed: known(true) }),
    hostStatus({
      management:
        six.known && six.value !== null
          ? known({
              ...six.value,
              address: '',
              addresses6: ['2001:db8:1234:5678:9abc:def0:1234:5678/64'],
              gateway6: '',
              members: [],
              carrier: false,
            })
          : six,
    }),
  ),
].map(slow);

const terminals = [
  'linux',
  'vt100',
  'vt102',
  'vt220',
  'ansi',
  'xterm',
  'xterm-256color',
  'screen',
  'screen-256color',
  'tmux-256color',
  'sun',
  'nobody-knows-me',
];

/**
 * Bytes that 9,600 bits a second carry in half a second: eight bits, a start bit and a stop bit
 * each.
 */
const halfSecond = 480;
/** With the page beside it and the keys below. */
const threeQuarters = 720;

test.each(terminals)(
  'on a slow line with %s a move in a menu takes 300 bytes, and a menu is there in half a second',
  (term) => {
    const line = new Line(term);
    for (const host of hosts) {
      for (const way of menus) {
        const inside = press(host, ...way);
        const before = press(host, ...way.slice(0, 1));
        line.weight(before);
        const expectSoon = (walk: Walk): void => {
          const { menu, whole } = line.weight(walk);
          expect(menu).toBeLessThanOrEqual(halfSecond);
          expect(whole).toBeLessThanOrEqual(threeQuarters);
        };
        expectSoon(inside);
        if (way.length > 0) {
          expectSoon(press(inside, 'escape'));
          line.weight(inside);
        }
        // Round and round again, over the wrap in both directions.
        let walk = inside;
        const count = view(walk.state).menu.items.length;
        for (const key of ['down', 'up', 'end', 'home'] as const) {
          for (let step = 0; step <= (key === 'end' || key === 'home' ? 0 : count); step += 1) {
            walk = press(walk, key);
            const { menu, whole } = line.weight(walk);
            expect(whole).toBeLessThan(300);
            expect(menu).toBeLessThan(120);
          }
        }
      }
    }
    line.end();
  },
);

import fc from '../../support/run/property.js';
import { abilitiesOf } from '../../../screens/output/index.js';
import { motion } from '../../../screens/output/motion.js';
import { readTerminfo } from '../../../screens/output/terminfo.js';
import { Emulator } from '../../support/run/emulator.js';

const terminals = [
  'linux',
  'vt100',
  'vt220',
  'ansi',
  'xterm-256color',
  'screen',
  'tmux-256color',
  'sun',
];
const place = fc.record({ row: fc.nat({ max: 23 }), column: fc.nat({ max: 79 }) });

test.each(terminals)(
  'on %s every way leads there, and none is longer than the straight one',
  async (term) => {
    const can = abilitiesOf(term, readTerminfo(term));
    const emulator = new Emulator(80, 24);
    await fc.assert(
      fc.asyncProperty(place, place, async (from, to) => {
        const way = motion(from, to, can);
        await new Promise<void>((resolve) => {
          emulator.terminal.write(motion(null, from, can) + way, resolve);
        });
        expect(emulator.cursor()).toEqual(to);
        expect(way.length).toBeLessThanOrEqual(motion(null, to, can).length);
      }),
      { numRuns: 200 },
    );
    emulator.terminal.dispose();
  },
);

test.each([
  [{ row: 4, column: 9 }, { row: 4, column: 8 }, '\b'],
  [{ row: 4, column: 9 }, { row: 4, column: 0 }, '\r'],
  [{ row: 4, column: 9 }, { row: 5, column: 0 }, '\x1bE'],
  [{ row: 4, column: 9 }, { row: 0, column: 0 }, '\x1b[H'],
  [{ row: 4, column: 9 }, { row: 4, column: 40 }, '\x1b[31C'],
  [{ row: 4, column: 9 }, { row: 5, column: 9 }, '\x1b[B'],
])('the shortest from %j to %j', (from, to, way) => {
  expect(motion(from, to, abilitiesOf('xterm', readTerminfo('xterm')))).toBe(way);
});

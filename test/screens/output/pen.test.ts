import fc from '../../support/run/property.js';
import { change, penFor, plainPen } from '../../../screens/output/pen.js';
import type { Look } from '../../../screens/draw/theme.js';
import { Emulator } from '../../support/run/emulator.js';

const look: fc.Arbitrary<Look> = fc.record({
  foreground: fc.option(fc.nat({ max: 15 })),
  background: fc.option(fc.nat({ max: 15 })),
  bold: fc.boolean(),
  underline: fc.boolean(),
  inverse: fc.boolean(),
});

test('whatever the terminal wrote with, the next pen writes as it looks', async () => {
  const emulator = new Emulator(80, 24);
  await fc.assert(
    fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 20 }), async (looks) => {
      let pen = plainPen;
      let sent = '\x1b[m\x1b[H';
      for (const next of looks) {
        const taken = penFor(next);
        sent += `${change(pen, taken)}x`;
        pen = taken;
      }
      await new Promise<void>((resolve) => {
        emulator.terminal.write(sent, resolve);
      });
      looks.forEach((wanted, column) => {
        expect(emulator.look(0, column)).toEqual(wanted);
      });
    }),
    { numRuns: 100 },
  );
  emulator.terminal.dispose();
});

test('a pen that changes nothing costs nothing, and plain is the shortest', () => {
  const bold = penFor({
    foreground: null,
    background: null,
    bold: true,
    underline: false,
    inverse: false,
  });
  expect([change(bold, bold), change(plainPen, bold), change(bold, plainPen)]).toEqual([
    '',
    '\x1b[1m',
    '\x1b[m',
  ]);
});

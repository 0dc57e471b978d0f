import fc from '../../support/run/property.js';
import { nextWait, type WaitEvent, type WaitState } from '../../../src/reset/index.js';

const at = '2026-01-02T03:04:05Z';
const waiting: WaitEvent = {
  state: 'waiting',
  begunBy: 'report',
  since: { boot: 'one', seconds: 100 },
  made: { files: 'a', networking: 'b' },
};
type Name = WaitEvent['state'];
const events: Readonly<Record<Name, WaitEvent>> = {
  waiting,
  confirmed: { state: 'confirmed', user: 'root' },
  cancelled: { state: 'cancelled', why: 'operator', user: 'root' },
  returning: { state: 'returning', way: 'xenapi', planId: '' },
  returned: { state: 'returned', way: 'xenapi' },
  failed: { state: 'failed', why: 'management', reason: null, detail: '' },
};
const names: readonly Name[] = [
  'waiting',
  'confirmed',
  'cancelled',
  'returning',
  'returned',
  'failed',
];

const after = (order: readonly Name[]): WaitState | null =>
  order.reduce<WaitState | null>((state, name) => nextWait(state, { ...events[name], at }), null);

test('in every order of events, the first end counts and a return begins once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 8 }), (order) => {
      const state = after(order)?.state ?? null;
      const ends = order.findIndex((name, index) => {
        const before = after(order.slice(0, index));
        return before?.state !== after(order.slice(0, index + 1))?.state && name !== 'waiting';
      });
      if (ends < 0) expect([null, 'waiting']).toContain(state);
      else if (order[ends] === 'returning')
        expect(state).toBe(
          order.slice(ends).find((name) => name === 'returned' || name === 'failed') ?? 'returning',
        );
      else expect(state).toBe(order[ends]);
    }),
  );
});

test.each([
  ['a return without a wait', ['returning', 'returned'], null],
  ['a confirmation while it returns', ['waiting', 'returning', 'confirmed'], 'returning'],
  ['a return after a confirmation', ['waiting', 'confirmed', 'returning'], 'confirmed'],
  ['a second return', ['waiting', 'returning', 'returned', 'returning'], 'returned'],
  ['a time that begins again after the end', ['waiting', 'cancelled', 'waiting'], 'cancelled'],
  ['a cancellation before the time begins', ['cancelled', 'waiting'], 'cancelled'],
] as const)('%s', (_, order, state) => {
  expect(after(order)?.state ?? null).toBe(state);
});

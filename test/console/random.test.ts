import fc from '../support/run/property.js';
import {
  geometry,
  update,
  view,
  type ConsoleEvent,
  type ConsoleState,
} from '../../src/console/index.js';
import { textWidth } from '../../src/text/index.js';
import { effects } from '../../src/effects/index.js';
import {
  locked,
  measured,
  openItem,
  opened,
  pressed,
  title,
  type Walk,
} from '../support/console-walk.js';
import { events, anItem, beginnings } from './random-events.js';

/**
 * The state after all events; `watch` sees every state, the event that led to it and what it asks
 * for.
 */
function randomWalk(
  from: Walk,
  walked: readonly ConsoleEvent[],
  watch: (
    before: ConsoleState,
    event: ConsoleEvent,
    after: ConsoleState,
    asks: readonly string[],
  ) => void,
): ConsoleState {
  return walked.reduce((state, event) => {
    const next = update(state, event);
    watch(
      state,
      event,
      next.state,
      next.effects.map(({ kind }) => kind),
    );
    return next.state;
  }, from.state);
}

/** The answer that stands in the last question's field, as a person sees it. */
function answer(state: ConsoleState): string | null {
  const { dialogue } = view(state);
  return dialogue?.kind === 'form'
    ? (dialogue.fields.find(({ id }) => id === 'answer')?.value ?? null)
    : null;
}

test('whatever is pressed and happens: no throw, and no reset without yes seen in its field', () => {
  fc.assert(
    fc.property(beginnings, events, (from, walked) => {
      randomWalk(from, walked, (before, event, _, asks) => {
        if (!asks.includes('runReset')) return;
        expect(event).toEqual({ kind: 'key', key: 'enter' });
        expect(answer(before)).toBe('yes');
      });
    }),
    { numRuns: 300 },
  );
});

test(
  'from the last question, any keys: the reset is asked for exactly when yes stands there ' +
    'and Enter is pressed',
  () => {
    let runs = 0;
    const asked = opened().state;
    const question = ['enter', 'enter', 'home', 'enter', 'enter', 'enter']
      .flatMap(pressed)
      .reduce((state, event) => update(state, event).state, asked);
    const nearYes = fc
      .constantFrom(
        'type:yes',
        'type:y',
        'type:es',
        'enter',
        'backspace',
        'tab',
        'home',
        'left',
        'escape',
        'down',
      )
      .map((name) => pressed(name)[0]);
    fc.assert(
      fc.property(fc.array(nearYes, { maxLength: 12 }), (walked) => {
        randomWalk(
          { state: question, effects: [] },
          walked.flatMap((event) => (event === undefined ? [] : [event])),
          (before, event, _, asks) => {
            const enters = event.kind === 'key' && event.key === 'enter';
            const wanted = enters && answer(before) === 'yes';
            if (wanted) runs += 1;
            expect(asks.includes('runReset')).toBe(wanted);
          },
        );
      }),
      { numRuns: 500 },
    );
    expect(runs).toBeGreaterThan(0);
  },
);

test('Esc always leads out, to the first item, unless a run is going on', () => {
  fc.assert(
    fc.property(beginnings, events, (from, walked) => {
      const state = randomWalk(from, walked, () => undefined);
      const run = state.dialogue?.page.name === 'run' ? state.run : null;
      if (run !== null && (run.outcome === null || run.undo === 'running')) return;
      const escapes = Array.from({ length: 25 }, (): ConsoleEvent => ({
        kind: 'key',
        key: 'escape',
      }));
      const out = randomWalk({ state, effects: [] }, escapes, () => undefined);
      expect(view(out).dialogue).toBeNull();
      expect(title({ state: out, effects: [] })).toBe('Configuration');
      expect(view(out).menu.selected).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('every line fits its area, and the scrolled part is inside the text, at any size', () => {
  fc.assert(
    fc.property(beginnings, events, (from, walked) => {
      randomWalk(from, walked, (_, __, state) => {
        const seen = view(state);
        const areas = geometry(state.size);
        const columns = seen.dialogue === null ? areas.itemPage.columns : areas.dialogue.columns;
        for (const line of measured({ state, effects: [] })) {
          const cells = line.reduce((sum, { text }) => sum + textWidth(text), 0);
          if (columns > 10) expect(cells).toBeLessThanOrEqual(columns);
        }
        expect(seen.itemPage.first).toBeLessThanOrEqual(
          Math.max(0, seen.itemPage.lines.length - 1),
        );
      });
    }),
    { numRuns: 60 },
  );
});

test(
  'where somebody has to log in, nothing that changes the host is ever asked for by anybody ' +
    'else',
  () => {
    const watched: string[] = [];
    fc.assert(
      fc.property(fc.tuple(anItem, fc.boolean()), events, ([label, fast], walked) => {
        const from = openItem(locked(), label);
        // Some walks log in at once, so that what is behind the login is walked too.
        const beginning = fast
          ? [
              ...pressed('type:secret'),
              ...pressed('enter'),
              {
                kind: 'loginEnded',
                attempt: 1,
                result: { ok: true, user: 'root', failedLogins: 0, said: '' },
              } as const,
              ...walked,
            ]
          : walked;
        beginning.reduce((state, event) => {
          const next = update(state, event);
          for (const effect of next.effects.filter(
            ({ kind }) => effects[kind].guard === 'loggedIn',
          )) {
            watched.push(effect.kind);
            // Before the event, or by the very login that the event brings.
            const session = event.kind === 'loginEnded' ? next.state.session : state.session;
            expect(session).not.toBeNull();
            expect(state.sinceStartMs - (session?.lastKeyMs ?? NaN)).toBeLessThan(
              state.settings.autoLogoutMinutes * 60_000,
            );
          }
          return next.state;
        }, from.state);
      }),
      { numRuns: 300 },
    );
    expect(watched.length).toBeGreaterThan(0);
  },
);

import fc from '../support/property.js';
import {
  geometry,
  update,
  view,
  type ConsoleEvent,
  type ConsoleState,
} from '../../src/dialogue/index.js';
import { textWidth } from '../../src/dialogue/width.js';
import { known, unknown, type HostFacts } from '../../src/reset/index.js';
import { allItems } from '../../src/dialogue/menu.js';
import { needsAuthority } from '../../src/dialogue/session.js';
import { itemLabels } from '../../src/text/index.js';
import {
  hostFacts,
  hostStatus,
  locked,
  measured,
  nic,
  openItem,
  opened,
  pressed,
  ready,
  start,
  supporterFacts,
  title,
  type Walk,
} from '../support/console-walk.js';

/** Facts of hosts in every state of disrepair. */
const facts = fc.constantFrom<HostFacts>(
  hostFacts(),
  hostFacts({}, 'classic'),
  supporterFacts(),
  hostFacts({ nics: unknown('unreadable') }),
  hostFacts({ nics: known([]), management: null }),
  hostFacts({
    haArmed: known(true),
    xapi: 'hung',
    loss: unknown('unreachable'),
    runningVms: unknown('timedOut'),
  }),
  hostFacts({
    nics: known([nic('eth0', '01')]),
    runningVms: known([{ uuid: 'a', name: `数据库\u202E${'x'.repeat(300)}` }]),
  }),
);

const typed = fc.oneof(
  fc.constantFrom(
    'y',
    'e',
    's',
    '1',
    '.',
    'u',
    '/',
    '?',
    'b',
    '\r\n',
    '10.0.0.9',
    'Yes',
    'fd00::1/64',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const aKey = fc
  .constantFrom(
    'up',
    'down',
    'left',
    'right',
    'home',
    'end',
    'pageup',
    'pagedown',
    'enter',
    'enter',
    'enter',
    'escape',
    'tab',
    'backtab',
    'backspace',
    'delete',
    'clear',
    'f1',
    'f5',
    'f8',
    'redraw',
  )
  .map((name): ConsoleEvent => pressed(name)[0] ?? { kind: 'text', text: '' });
const aResize = fc.record({
  kind: fc.constant('resized' as const),
  columns: fc.integer({ min: 0, max: 260 }),
  rows: fc.integer({ min: 0, max: 90 }),
});
const fromOutside = fc.oneof(
  facts.map((found): ConsoleEvent => ({ kind: 'facts', facts: found })),
  fc.constant<ConsoleEvent>({
    kind: 'status',
    status: hostStatus({ startup: { state: 'failed', reason: 'no eth9', attempts: 1 } }),
  }),
  fc
    .constantFrom('stopping', 'booting', 'startup', 'ready', 'failed')
    .map((phase): ConsoleEvent => ({
      kind: 'machine',
      phase:
        phase === 'stopping'
          ? 'stopping'
          : phase === 'booting'
            ? 'booting'
            : phase === 'ready'
              ? 'ready'
              : phase === 'failed'
                ? 'failed'
                : 'startup',
      detail: 'xapi',
    })),
  fc.constantFrom<ConsoleEvent>(
    { kind: 'runEnded', outcome: { result: 'done' } },
    { kind: 'runEnded', outcome: { result: 'cancelled' } },
    {
      kind: 'runEnded',
      outcome: {
        result: 'failed',
        error: {
          code: 'ioError',
          step: 0,
          subject: 'x',
          cause: 'y',
          retryable: true,
          leftHost: 'changed',
        },
      },
    },
    { kind: 'undoEnded', outcome: { result: 'nothingToUndo' } },
    {
      kind: 'report',
      waiting: true,
      report: {
        planId: null,
        at: '',
        checks: [{ code: 'device', wanted: 'eth1', got: 'eth0\u001b', ok: false }],
        lost: unknown('notLooked'),
      },
    },
    {
      kind: 'report',
      waiting: false,
      report: {
        planId: 'walk-1',
        at: '',
        checks: [],
        lost: known({
          pifs: ['x'.repeat(300)],
          bonds: [],
          vlans: [],
          tunnels: [],
          sriovNetworks: [],
          clusterHosts: [],
        }),
      },
    },
    {
      kind: 'portQuestion',
      planId: 'walk-1',
      question: { device: 'eth1\u001b', mac: null, used: '' },
    },
    {
      kind: 'portQuestion',
      planId: 'walk-1',
      question: { device: 'eth1', mac: null, used: 'eth1' },
    },
    { kind: 'tick', now: 'no time at all', offsetMinutes: 0 },
    { kind: 'tick', now: '2026-01-02T03:04:09Z', offsetMinutes: -90 },
    { kind: 'tick', now: '2026-01-02T03:10:00Z', offsetMinutes: 0 },
    { kind: 'changed', change: 'setDns', result: { ok: true, detail: '' } },
    {
      kind: 'changed',
      change: 'power',
      result: { ok: false, code: 'failed', detail: 'x\u001b[2J' },
    },
    {
      kind: 'testResult',
      run: 1,
      result: { of: 'own', asked: 'a.b', outcome: { state: 'failed', detail: '' } },
    },
    { kind: 'testEnded', run: 1 },
    {
      kind: 'nicSample',
      sample: {
        device: 'eth0',
        carrier: false,
        receivedBytes: 1e18,
        sentBytes: 0.1,
        receiveErrors: 0,
        sendErrors: 1,
        rates: { received: 0, sent: 5 },
      },
    },
    { kind: 'blinking', device: 'eth0', state: 'unsupported', detail: '' },
    { kind: 'shellEnded', detail: 'no shell' },
    { kind: 'settings', settings: { autoLogoutMinutes: 1 } },
    { kind: 'time', time: known({ mode: 'manual', servers: ['10.0.0.1'], synchronised: null }) },
    { kind: 'time', time: unknown('timedOut') },
    { kind: 'loginEnded', attempt: 1, result: { ok: true, user: 'root', failures: 0 } },
    {
      kind: 'loginEnded',
      attempt: 1,
      result: { ok: false, code: 'wrong', detail: '', failures: 1, waitSeconds: 1 },
    },
    { kind: 'access', login: { user: 'root', hint: 'x', passwordSet: true } },
    {
      kind: 'glance',
      glance: {
        machine: known({ maker: 'A', model: 'x'.repeat(200) }),
        uptimeSeconds: known(1e6),
        load: known(0.5),
        memory: known({ total: 1e9, available: 1 }),
        certificate: known('AB:CD'),
        sshKeys: known([{ type: 'ssh-rsa', fingerprint: 'y'.repeat(90) }]),
      },
    },
    ...[0, 2, 5].map((step): ConsoleEvent => ({
      kind: 'run',
      event: { planId: 'walk-1', seq: 0, at: '2026-01-02T03:04:05Z', step, phase: 'starting' },
    })),
  ),
);
const events = fc.array(
  fc.oneof(
    { arbitrary: aKey, weight: 12 },
    { arbitrary: typed.map((text): ConsoleEvent => ({ kind: 'text', text })), weight: 5 },
    { arbitrary: aResize, weight: 1 },
    { arbitrary: fromOutside, weight: 2 },
  ),
  { maxLength: 120 },
);
const anItem = fc.constantFrom(...allItems().map(({ item }) => itemLabels[item.id]));
const beginnings = fc.oneof(
  facts.map((found) => opened(found)),
  fc.constant(start()),
  facts.map((found) => ready(found)),
  fc.tuple(facts, anItem).map(([found, label]) => openItem(ready(found), label)),
);

/** The state after all events; `watch` sees every state, the event that led to it and what it asks for. */
function wander(
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
      wander(from, walked, (before, event, _, asks) => {
        if (!asks.includes('runReset')) return;
        expect(event).toEqual({ kind: 'key', key: 'enter' });
        expect(answer(before)).toBe('yes');
      });
    }),
    { numRuns: 300 },
  );
});

test('from the last question, any keys: the reset is asked for exactly when yes stands there and Enter is pressed', () => {
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
      wander(
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
});

test('Esc always leads out, to the first item, unless a run is going on', () => {
  fc.assert(
    fc.property(beginnings, events, (from, walked) => {
      const state = wander(from, walked, () => undefined);
      const { dialogue } = state;
      const run =
        dialogue?.kind === 'reset' && dialogue.reset.at.step === 'run'
          ? dialogue.reset.at.run
          : null;
      if (run !== null && (run.outcome === null || run.undo === 'running')) return;
      const escapes = Array.from({ length: 25 }, (): ConsoleEvent => ({
        kind: 'key',
        key: 'escape',
      }));
      const out = wander({ state, effects: [] }, escapes, () => undefined);
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
      wander(from, walked, (_, __, state) => {
        const seen = view(state);
        const areas = geometry(state.size);
        const columns = seen.dialogue === null ? areas.pane.columns : areas.dialogue.columns;
        for (const line of measured({ state, effects: [] })) {
          const cells = line.reduce((sum, { text }) => sum + textWidth(text), 0);
          if (columns > 10) expect(cells).toBeLessThanOrEqual(columns);
        }
        expect(seen.pane.first).toBeLessThanOrEqual(Math.max(0, seen.pane.lines.length - 1));
      });
    }),
    { numRuns: 60 },
  );
});

test('where somebody has to log in, nothing that changes the host is ever asked for by anybody else', () => {
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
              result: { ok: true, user: 'root', failures: 0 },
            } as const,
            ...walked,
          ]
        : walked;
      beginning.reduce((state, event) => {
        const next = update(state, event);
        for (const effect of next.effects.filter(needsAuthority)) {
          watched.push(effect.kind);
          // Before the event, or by the very login that the event brings.
          const session = event.kind === 'loginEnded' ? next.state.session : state.session;
          expect(session).not.toBeNull();
          expect(Date.parse(state.now) - Date.parse(session?.lastKeyAt ?? '')).toBeLessThan(
            state.settings.autoLogoutMinutes * 60_000,
          );
        }
        return next.state;
      }, from.state);
    }),
    { numRuns: 300 },
  );
  expect(watched.length).toBeGreaterThan(0);
});

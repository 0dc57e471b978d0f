import fc, { anyCharacter } from '../support/run/property.js';
import type { ConsoleEvent } from '../../src/console/index.js';
import { known, unknown, type HostFacts } from '../../src/model/index.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { openItem, opened, pressed, ready, start } from '../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

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
    nics: known([nicWithMac('eth0', '01')]),
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
  fc.string({ unit: anyCharacter, maxLength: 4 }),
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
      kind: 'restart',
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
    { kind: 'tick', now: 'no time at all', offsetMinutes: 0, sinceStartMs: NaN },
    { kind: 'tick', now: '2026-01-02T03:04:09Z', offsetMinutes: -90, sinceStartMs: 4000 },
    { kind: 'tick', now: '2026-01-02T03:10:00Z', offsetMinutes: 0, sinceStartMs: 355_000 },
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
    {
      kind: 'loginEnded',
      attempt: 1,
      result: { ok: true, user: 'root', failedLogins: 0, said: '' },
    },
    {
      kind: 'loginEnded',
      attempt: 1,
      result: { ok: false, code: 'wrong', detail: '', failedLogins: 1, waitSeconds: 1 },
    },
    { kind: 'access', login: { user: 'root', hint: 'x', passwordSet: true } },
    {
      kind: 'machineSummary',
      machineSummary: {
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

export const events = fc.array(
  fc.oneof(
    { arbitrary: aKey, weight: 12 },
    { arbitrary: typed.map((text): ConsoleEvent => ({ kind: 'text', text })), weight: 5 },
    { arbitrary: aResize, weight: 1 },
    { arbitrary: fromOutside, weight: 2 },
  ),
  { maxLength: 120 },
);

export const anItem = fc.constantFrom(...allItems().map(({ item }) => labelOf(item)));

export const beginnings = fc.oneof(
  facts.map((found) => opened(found)),
  fc.constant(start()),
  facts.map((found) => ready(found)),
  fc.tuple(facts, anItem).map(([found, label]) => openItem(ready(found), label)),
);

import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { known, type NicSample, type TestResult } from '../../../src/model/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, supporterFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

describe('Test Network', () => {
  const list = openItem(ready(), 'Test Network');
  const result = (
    outcome: TestResult['outcome'],
    of: TestResult['of'] = 'gateway',
    run = 1,
  ): ConsoleEvent => ({ kind: 'testResult', run, result: { of, asked: '10.0.0.1', outcome } });

  test('asks near ones first, the coordinator only where it is another host', () => {
    expect(seen(list)).toContain(
      '  Pool coordinator | the master of this pool (this host is the coordinator itself)',
    );
    expect(last(press(list, 'enter'))).toEqual({
      kind: 'testNetwork',
      run: 1,
      targets: [
        { of: 'loopback', text: '' },
        { of: 'gateway', text: '' },
        { of: 'dns', text: '' },
      ],
    });
    const supporter = press(openItem(ready(supporterFacts()), 'Test Network'), 'type:p', 'enter');
    expect(last(supporter)).toEqual({
      kind: 'testNetwork',
      run: 1,
      targets: [{ of: 'coordinator', text: '10.0.0.7' }],
    });
  });
  test('answers come as they come, and those of another run do not count', () => {
    const running = press(list, 'enter');
    expect(shown(running)).toEqual(['Test Network: running', 'Waiting for answers. Esc stops.']);
    const told = tell(
      running,
      result({ state: 'answered', milliseconds: 0.42 }),
      result({ state: 'silent' }, 'dns'),
      result({ state: 'answered', milliseconds: 1 }, 'own', 7),
      { kind: 'testEnded', run: 1 },
    );
    expect(shown(told)).toEqual([
      'Test Network: result',
      'Gateway      10.0.0.1 answers in 0.4 ms',
      'Name server  10.0.0.1 does not answer',
      '',
      'Test finished.',
    ]);
    expect(shown(tell(told, result({ state: 'silent' })))).toEqual(shown(told));
    expect(title(press(told, 'enter'))).toBe('Test Network');
  });
  test('Esc stops it, and the next one has another number', () => {
    const stopped = press(list, 'enter', 'escape');
    expect(last(stopped)).toEqual({ kind: 'stopTest', run: 1 });
    const again = press(stopped, 'down', 'enter');
    expect(last(again)).toEqual({
      kind: 'testNetwork',
      run: 2,
      targets: [{ of: 'loopback', text: '' }],
    });
    expect(shown(tell(again, result({ state: 'silent' })))).toEqual(shown(again));
    expect(askedSince(again, press(tell(again, { kind: 'testEnded', run: 2 }), 'escape'))).toEqual(
      [],
    );
  });
  test.each([
    [{ state: 'answered', milliseconds: 12.7 }, '10.0.0.1 answers in 13 ms'],
    [{ state: 'absent' }, 'none is set'],
    [{ state: 'noXapi' }, 'is there, but its XAPI refuses connections'],
    [{ state: 'unreachable', detail: 'EHOSTUNREACH' }, 'cannot be reached (EHOSTUNREACH)'],
    [
      { state: 'unknownName', code: 'notFound', servers: ['10.0.0.2'] },
      'the name is not known to 10.0.0.2',
    ],
    [
      { state: 'unknownName', code: 'noServers', servers: [] },
      'the name cannot be looked up: no name server is set',
    ],
    [
      { state: 'unknownName', code: 'timedOut', servers: ['10.0.0.2', 'fd00::2'] },
      'looked up: 10.0.0.2, fd00::2 do not answer',
    ],
    [
      { state: 'unknownName', code: 'refused', servers: ['10.0.0.2', 'fd00::2'] },
      'looked up: 10.0.0.2, fd00::2 refuse',
    ],
    [
      { state: 'unknownName', code: 'timedOut', servers: ['10.0.0.2'] },
      'looked up: 10.0.0.2 does not answer',
    ],
    [{ state: 'failed', detail: 'no ping' }, 'could not be asked (no ping)'],
  ] as const)('%j reads %s', (outcome, words) => {
    expect(
      shown(tell(press(list, 'enter'), result(outcome)))
        .join(' ')
        .replace(/ +/gu, ' '),
    ).toContain(words);
  });
  test.each(['10.0.0.9', 'fd00::9', 'fe80::1%eth0', 'pool.example.com', ' 10.0.0.9 ', '127.0.0.1'])(
    '%j can be asked',
    (typed) => {
      expect(last(press(list, 'end', 'enter', `type:${typed}`, 'enter'))).toEqual({
        kind: 'testNetwork',
        run: 1,
        targets: [{ of: 'own', text: typed.trim() }],
      });
    },
  );
  test.each([
    ['', 'Type an address or a name.'],
    ['0.0.0.0', 'this host would answer itself'],
    ['::', 'this host would answer itself'],
    ['10.0.0.300', 'is neither an IP address nor a host name'],
    ['a b', 'is neither'],
  ])('%j cannot: %s', (typed, words) => {
    const at = press(list, 'end', 'enter', `type:${typed}`, 'enter');
    expect(seen(at)).toContain(words);
    expect(askedSince(list, at)).toEqual([]);
  });
});

describe('Display NICs', () => {
  const sample = (more: Partial<NicSample> = {}): ConsoleEvent => ({
    kind: 'nicSample',
    sample: {
      device: 'eth1',
      carrier: true,
      receivedBytes: 2048,
      sentBytes: 10,
      receiveErrors: 0,
      sendErrors: 0,
      rates: null,
      ...more,
    },
  });
  const opened = press(openItem(ready(), 'Display NICs'), 'down', 'enter');

  test('opens one with its samples, and ends them when it is left', () => {
    expect(last(opened)).toEqual({ kind: 'watchNic', device: 'eth1' });
    expect(shown(opened)).toEqual([
      'Display NICs: eth1',
      'Link    up, 10 Gbit/s',
      'MAC     00:16:3e:00:00:02',
      'Duplex  full',
      'Driver  e1000',
      'waiting for the first sample',
    ]);
    const told = tell(
      opened,
      sample({ rates: { received: 1_500_000, sent: 0 }, receiveErrors: 3 }),
    );
    expect(seen(told)).toContain(
      'Received  2.0 KiB, 1.4 MiB/s\nSent      10 B, 0 B/s\nErrors    3',
    );
    expect(last(press(told, 'escape'))).toEqual({ kind: 'watchNic', device: null });
    expect(title(press(told, 'escape'))).toBe('Display NICs');
    expect(shown(tell(opened, sample({ device: 'eth0' })))).toEqual(shown(opened));
  });
  test('B blinks the light and stops it, also when the page is left', () => {
    const asked = press(opened, 'type:B');
    expect(last(asked)).toEqual({ kind: 'blink', device: 'eth1', on: true });
    const on = tell(asked, { kind: 'blinking', device: 'eth1', state: 'on', detail: '' });
    expect(seen(on)).toContain('blinking: look for it');
    expect(last(press(on, 'type:b'))).toEqual({ kind: 'blink', device: 'eth1', on: false });
    expect(askedSince(on, press(on, 'escape'))).toEqual([
      { kind: 'blink', device: 'eth1', on: false },
      { kind: 'watchNic', device: null },
    ]);
  });
  test('where the driver cannot blink, the cable tells', () => {
    const at = tell(
      opened,
      sample(),
      { kind: 'blinking', device: 'eth1', state: 'unsupported', detail: 'EOPNOTSUPP' },
      sample({ carrier: false }),
      sample({ carrier: false }),
      sample(),
    );
    expect(seen(at)).toContain('Pull the cable');
    expect(seen(at)).toContain('03:04:05 link down\n03:04:05 link up');
    expect(seen(tell(at, sample({ carrier: null })))).not.toContain(
      'link down\n03:04:05 link up\n03',
    );
  });
  test('a cable that is pulled before the first sample is told too', () => {
    expect(seen(tell(opened, sample({ carrier: false })))).toContain('03:04:05 link down');
  });
  test('an interface that is gone says so', () => {
    expect(
      seen(
        tell(opened, {
          kind: 'facts',
          facts: hostFacts({ nics: known([nicWithMac('eth0', '01')]) }),
        }),
      ),
    ).toContain('This interface is gone.');
  });
});

import { plain, progressNews } from '../../../screens/line/lines.js';
import type { Effect, ProgressView } from '../../../src/console/index.js';
import { press, ready } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { converse, numberOf } from '../../support/story/line-conversation.js';

const network = numberOf('Network and Management Interface');
const toReset = `${network}\n${numberOf('Emergency Network Reset', 'type:n', 'enter')}\n\n`;
const resetOf = (effects: readonly Effect[]): Effect | undefined =>
  effects.find(({ kind }) => kind === 'runReset');

test('the same answers make the same plan as on the screen', async () => {
  const { effects } = await converse(
    `${toReset}2\n2\n192.0.2.7\n255.255.255.0\n-\n192.0.2.1\n1\n\nyes\n\n`,
  );
  const screen = press(
    ready(),
    'type:n',
    'enter',
    'type:e',
    'enter',
    'enter',
    'down',
    'enter',
    'down',
    'up',
    'enter',
    'clear',
    'type:192.0.2.7',
    'tab',
    'clear',
    'type:255.255.255.0',
    'tab',
    'clear',
    'tab',
    'clear',
    'type:192.0.2.1',
    'enter',
    'enter',
    'enter',
    'type:yes',
    'enter',
  );
  const [line, seen] = [resetOf(effects), resetOf(screen.effects)];
  expect(line).toBeDefined();
  expect(line).toEqual(seen);
});

test('no escape sequence and no control character is ever sent, whatever a VM is called', async () => {
  const facts = hostFacts({
    runningVms: { known: true, value: [{ uuid: 'a', name: 'evil\x1b[2J\x9b31m\u202e\r\u0007vm' }] },
  });
  const { said } = await converse(`${toReset}1\n1\n1\n\nno\n`, { facts });
  expect(said).toContain('evil');
  expect(said).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/u);
});

test.each([
  ['anything else than yes', 'no\n\n'],
  ['yes with more behind it', 'yes please\n\n'],
  ['yes with a blank before it', ' yes\n\n'],
  ['the end of the input', ''],
  ['back', '<\n'],
])('%s changes nothing', async (_how, answer) => {
  const { effects, status } = await converse(`${toReset}1\n1\n1\n\n${answer}`);
  expect(resetOf(effects)).toBeUndefined();
  expect(status).toBe(0);
});

test('what is wrong is said right after its field, which is asked for again', async () => {
  const { said } = await converse(`${toReset}1\n2\n10.0.0.300\n10.0.0.30\n255.255.255.0\n\n\n`);
  expect(said).toMatch(/! .*10\.0\.0\.300.*\nIP address .*\[10\.0\.0\.300\]: \n[^]*advanced/u);
  expect(said.match(/^Netmask/gmu)).toHaveLength(1);
});

test('a wrong number, a number with a question mark, and an item that opens a page', async () => {
  const { said, effects } = await converse(
    `99\n${network}?\n1\n\n${numberOf('Quit')}\n\n${numberOf('Quit')}\ny\n`,
  );
  expect(said).toMatch(/"99" is not a number from 1 to \d+\./u);
  expect(said).toContain('Status Display\n');
  expect(said).toContain('host-1');
  expect(said).not.toContain('Press Enter');
  expect(effects.filter(({ kind }) => kind === 'quit')).toHaveLength(1);
});

test('the number of a disabled item prints why, and the menu comes again', async () => {
  const facts = hostFacts({ xapi: 'stopped' });
  const { said } = await converse(`${network}\n1\n<\n`, { facts });
  expect(said).toContain('1. Configure Management Interface (not available now)');
  expect(said).toMatch(/^Configure Management Interface$[^]*^1\. Configure Management Interface/mu);
  expect(said.replace(/\s+/gu, ' ')).toContain('The Emergency Network Reset works without XAPI.');
});

test('L on the Status Display asks for the last report', async () => {
  const { said, effects } = await converse('1\nl\n', {
    answer: ({ kind }) =>
      kind === 'readLastReport' ? { kind: 'lastReport', last: { state: 'none' } } : null,
  });
  expect(said).toContain('l: Last report');
  expect(said).toContain('There is no report');
  expect(effects).toContainEqual({ kind: 'readLastReport' });
});

test('back goes as far as the menu', async () => {
  const { said } = await converse(`${toReset}<\n<\n<\n`);
  expect(said.match(/^1\. Status Display$/gmu)).toHaveLength(2);
});

test('a sentence about Esc names the sign that leads back here; other text stays', () => {
  const said = (text: string): readonly string[] => plain([[{ text, tone: 'plain' }]]);
  expect(said('Nothing is changed; Esc always takes you one step back.')).toEqual([
    'Nothing is changed; < always takes you one step back.',
  ]);
  expect(said('Type yes to start, or press Esc to go back.')).toEqual([
    'Type yes to start, or press < to go back.',
  ]);
  expect(said('kernel: EscRow Esc-7 Esc')).toEqual(['kernel: EscRow Esc-7 Esc']);
});

test('of a run the news are told, each once', () => {
  const at = (
    states: readonly ProgressView['steps'][number]['state'][],
    summary: string,
    title = 'running',
  ): ProgressView => ({
    kind: 'progress',
    title,
    current: 0,
    keys: [],
    summary: [[{ text: summary, tone: 'plain' }]],
    steps: states.map((state, index) => ({
      label: `step ${index}`,
      state,
      note: state === 'done' ? '0.1 s' : '',
    })),
  });
  const [a, b, c] = [
    at(['running', 'waiting'], 'wait'),
    at(['done', 'running'], 'wait'),
    at(['done', 'failed'], 'over', 'ended'),
  ];
  expect(progressNews(null, a)).toEqual(['running', 'running: step 0', 'wait']);
  expect(progressNews(a, b)).toEqual(['done: step 0 (0.1 s)', 'running: step 1']);
  expect(progressNews(b, c)).toEqual(['ended', 'FAILED: step 1', 'over']);
  expect(progressNews(c, c)).toEqual([]);
});

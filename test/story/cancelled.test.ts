import type { Operator } from '../support/story/operator.js';
import { newHost, openConsole } from '../support/story/story.js';
import { stateWithoutLogs } from '../support/host/tree-state.js';

/**
 * The way through the dialogue of a supporter with a static address: every page it has, the last
 * one the question.
 */
const way: readonly ((console: Operator) => Promise<void>)[] = [
  (console) => console.choose('Emergency Network Reset'),
  (console) => console.next(),
  (console) => console.choose('eth0'),
  (console) => console.choose('Static'),
  (console) => console.next(),
  (console) => console.choose('Continue'),
  (console) => console.next(),
  (console) => console.next(),
];

test(
  'an operator goes back with Esc from the last question, page by page: nothing at all has ' +
    'changed',
  async () => {
    const tree = await newHost({ files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' } });
    const console = await openConsole(tree);
    const before = stateWithoutLogs(tree);
    await console.choose('Network and Management Interface');
    for (const step of way) await step(console);
    await console.sees('Reset: confirm');
    for (let page = 0; page < way.length; page += 1) await console.back();
    await console.sees('Display NICs');
    expect(stateWithoutLogs(tree)).toEqual(before);
  },
);

test(
  'an operator answers the last question with anything but yes: the console says so, and ' +
    'nothing has changed',
  async () => {
    const tree = await newHost({ files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' } });
    const console = await openConsole(tree);
    const before = stateWithoutLogs(tree);
    await console.choose('Network and Management Interface');
    for (const step of way) await step(console);
    for (const answer of ['', 'y', 'Yes', 'YES', 'yes please', 'no']) {
      await console.answers(answer);
      await console.sees(answer === '' ? /! Type yes/u : `"${answer}" is not yes`);
    }
    for (let page = 0; page < way.length; page += 1) await console.back();
    expect(stateWithoutLogs(tree)).toEqual(before);
    await console.back();
    expect(await console.quits()).toBe(0);
  },
);

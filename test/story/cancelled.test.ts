import type { Operator } from '../support/operator.js';
import { newHost, openConsole } from '../support/story.js';
import { treeState } from '../support/tree-state.js';

/** The way through the dialogue of a supporter with a static address: every page it has, the last one the question. */
const way: readonly ((console: Operator) => Promise<void>)[] = [
  (console) => console.choose('Emergency Network Reset'),
  (console) => console.next(),
  (console) => console.choose('eth1'),
  (console) => console.choose('Static'),
  (console) => console.next(),
  (console) => console.choose('Go on'),
  (console) => console.next(),
  (console) => console.next(),
];

/** Walks it; answers the state of the tree as it was once the dialogue was open: the log tells of who logs in for it. */
async function walks(console: Operator, tree: string): Promise<ReturnType<typeof treeState>> {
  const [opens, ...more] = way;
  await console.choose('Network and Management Interface');
  await opens?.(console);
  const before = treeState(tree);
  for (const step of more) await step(console);
  return before;
}

test('an operator goes back with Esc from the last question, page by page: nothing at all has changed', async () => {
  const tree = await newHost({ files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' } });
  const console = await openConsole(tree);
  const before = await walks(console, tree);
  await console.sees('last question');
  for (let page = 0; page < way.length; page += 1) await console.back();
  await console.sees('Display NICs');
  expect(treeState(tree)).toEqual(before);
});

test('an operator answers the last question with anything but yes: the console says so, and nothing has changed', async () => {
  const tree = await newHost({ files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' } });
  const console = await openConsole(tree);
  const before = await walks(console, tree);
  for (const answer of ['', 'y', 'Yes', 'YES', 'yes please', 'no']) {
    await console.answers(answer);
    await console.sees(answer === '' ? /! Type yes/u : `"${answer}" is not yes`);
  }
  for (let page = 0; page < way.length; page += 1) await console.back();
  expect(treeState(tree)).toEqual(before);
  await console.back();
  expect(await console.quits()).toBe(0);
});

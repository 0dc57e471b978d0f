import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesIn, root } from './import-lines.js';

/**
 * Words that no name may contain, with the word to use instead. Each was a second word for
 * something that has a name, or can only be understood by somebody who has read the file.
 */
const forbidden: ReadonlyMap<string, string> = new Map([
  ['abridged', 'truncated'],
  ['aftermath', 'report'],
  ['backstage', 'effects'],
  ['doomed', 'failing'],
  ['failure', 'error'],
  ['failures', 'errors'],
  ['fate', 'change'],
  ['gate', 'proxy, limiter'],
  ['glance', 'machineSummary'],
  ['glimpse', 'start'],
  ['goodbye', 'shutting down'],
  ['happenings', 'events'],
  ['heir', 'successor'],
  ['hindrances', 'obstacles'],
  ['mishap', 'fault'],
  ['mood', 'mode'],
  ['moods', 'modes'],
  ['owed', 'notRebuilt'],
  ['owes', 'leftToRebuild'],
  ['pane', 'itemPage'],
  ['panes', 'menu, itemPage'],
  ['problem', 'issue, hazard, error'],
  ['refusal', 'error'],
  ['refusals', 'errors'],
  ['remedies', 'quickFixes, poolRecovery'],
  ['remedy', 'quickFix, poolRecovery'],
  ['sabotage', 'breaksCall'],
  ['scribe', 'recorder'],
  ['squatter', 'otherHost'],
  ['standing', 'state, status'],
  ['standings', 'states'],
  ['trouble', 'error, warning'],
  ['turnstile', 'limiter'],
  ['workbench', 'planned'],
  ['wreck', 'interrupted'],
  ['wrecks', 'interruptedHosts'],
]);

/** Names of several words that were replaced: the words alone are good ones. */
const replaced: readonly string[] = [
  'takeBack',
  'takenBack',
  'lostSince',
  'isPastReturn',
  'saysGoodbye',
  'machineTold',
  'SideView',
  'MachineSight',
  'Holding',
  'Asking',
];

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u);

/** Names as XenAPI spells them on the wire (`ha_host_failures_to_tolerate`) are not ours. */
const isOnWire = (name: string): boolean => /^[a-z\d]+(?:_[A-Za-z\d]+)+$|^[A-Z\d_]+$/u.test(name);

const isForbidden = (name: string): boolean =>
  !isOnWire(name) && (replaced.includes(name) || wordsOf(name).some((word) => forbidden.has(word)));

/** The forbidden names in a file's text, and in its own name. */
function forbiddenIn(file: string, text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && isForbidden(node.text))
      found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  if (isForbidden(file)) found.add('the file');
  return [...found].map((name) => `${file}: ${name}`);
}

test('no name is one that was replaced by a plainer one', () => {
  const files = filesIn(['src', 'screens', 'scripts', 'test'], /\.(?:ts|mjs|cjs)$/u);
  expect(
    files.flatMap((file) => forbiddenIn(file, readFileSync(join(root, file), 'utf8'))),
  ).toEqual([]);
});

test('a forbidden name is seen: whole, as part of another, private and of a file', () => {
  expect(forbiddenIn('any/remedy-keys.ts', 'const takeBack = { #pane, lastGlance };')).toEqual([
    'any/remedy-keys.ts: takeBack',
    'any/remedy-keys.ts: #pane',
    'any/remedy-keys.ts: lastGlance',
    'any/remedy-keys.ts: the file',
  ]);
  expect(forbiddenIn('any.ts', 'row.ha_host_failures_to_tolerate = outstanding;')).toEqual([]);
});

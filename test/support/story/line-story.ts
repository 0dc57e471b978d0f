import type { Operator } from './operator.js';
import { programPath } from '../run/program.js';
import { openAtTerminal } from './story.js';

/** The console on a terminal that only prints lines and keeps all of them. */
export function lineConsole(tree: string): Operator {
  return openAtTerminal(process.execPath, [programPath('xsconsole'), '--root', tree], {
    term: 'dumb',
    columns: 180,
    rows: 400,
  });
}

function lastLine({ screen }: Operator): string {
  return screen.trimEnd().split('\n').at(-1)?.trimEnd() ?? '';
}

/** The row that begins with these words in the menu or list that was printed last. */
function rowOf({ screen }: Operator, label: string): string | undefined {
  return screen.split('\n').findLast((line) => line.replace(/^\d+\. /u, '').startsWith(label));
}

/** The number of a row in the menu or list that was printed last. */
export function numberOf(console: Operator, label: string): string {
  return rowOf(console, label)?.split('.')[0] ?? `no ${label}`;
}

/** Answers questions one after another. It waits for each question before it types the answer. */
export async function answersLines(
  console: Operator,
  ...talk: readonly (readonly [question: string, answer: string])[]
): Promise<void> {
  for (const [question, answer] of talk) {
    await console.session.waitFor(() => lastLine(console).endsWith(question));
    const before = console.screen;
    console.session.type(`${answer}\r`);
    await console.session.waitFor(() => console.screen !== before || console.session.exit !== null);
  }
}

/** Opens one menu item after another, once each can be chosen. */
export async function opensItems(console: Operator, ...labels: readonly string[]): Promise<void> {
  for (const one of labels) {
    await console.session.waitFor(
      () =>
        rowOf(console, one)?.includes('(not available now)') === false &&
        lastLine(console).endsWith('Number:'),
    );
    await answersLines(console, ['Number:', numberOf(console, one)]);
  }
}

/** Opens an item of the network menu, from the first question. */
export const opensNetworkItem = (console: Operator, label: string): Promise<void> =>
  opensItems(console, 'Network and Management Interface', label);

/** From the first question to the list of network interfaces, with the login that is asked for. */
export async function opensResetByLine(console: Operator): Promise<void> {
  await opensNetworkItem(console, 'Emergency Network Reset');
  await answersLines(
    console,
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['Enter: Next', ''],
  );
}

import type { Operator } from './operator.js';
import { programPath } from '../run/program.js';
import { openAtTerminal } from './story.js';

/** The console on a terminal that can only print lines, long enough to keep all that is said. */
export function lineConsole(tree: string): Operator {
  return openAtTerminal(process.execPath, [programPath('xsconsole'), '--root', tree], {
    term: 'dumb',
    columns: 180,
    rows: 400,
  });
}

/** The line that was printed last. */
function lastLine({ screen }: Operator): string {
  return screen.trimEnd().split('\n').at(-1)?.trimEnd() ?? '';
}

/** The number of a row in the menu or list that was printed last. */
export function numberOf({ screen }: Operator, label: string): string {
  return (
    screen
      .split('\n')
      .findLast((line) => line.replace(/^\d+\. /u, '').startsWith(label))
      ?.split('.')[0] ?? `no ${label}`
  );
}

/** Answers questions one after another: each is waited for before its answer is typed. */
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

/** Opens an item of the network menu, from the first question. */
export async function opensNetworkItem(console: Operator, label: string): Promise<void> {
  for (const one of ['Network and Management Interface', label]) {
    await console.session.waitFor(
      () => numberOf(console, one) !== `no ${one}` && lastLine(console).endsWith('Number:'),
    );
    await answersLines(console, ['Number:', numberOf(console, one)]);
  }
}

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

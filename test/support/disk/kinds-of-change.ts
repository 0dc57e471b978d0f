/** CRASH_THOROUGH=1: every change is tried (`npm run test:crash`); else one of each kind. */
export const thorough = process.env['CRASH_THOROUGH'] !== undefined;

/** A change's name without the parts that differ in every run. All undo copies count as one. */
function general(name: string): string {
  return name
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|plan-\d+/g, 'id')
    .replace(/\/undo\/id\/\.?\d+/, '/undo/id/copy')
    .replace(/\d+-\d+(-[0-9a-f]+)?(\.\d+)?/g, 'process')
    .replace(/^(\w+) .*?\/(etc|var|tmp)\//, '$1 /$2/');
}

/** Whether a file of the host gets its name or is removed. */
const ofHost = (name: string): boolean =>
  /^(rename|unlink) /.test(name) && !name.includes('/var/lib/xsconsole/');

/**
 * The numbers of the changes that differ in kind: the operation, the file, and the phase (before
 * the first file of the host is replaced, up to the last one, and after it). The first change of
 * each kind stands for the kind; `thorough` takes all changes.
 *
 * By operation: all files except the host's count as one. It is for tests that start a process for
 * each change, where another test tries each file in memory. By phase: all operations count as one,
 * too. It is for a second program that runs the same code.
 */
export function kindsOfChange(
  changes: readonly string[],
  by: 'file' | 'operation' | 'phase' = 'file',
): readonly number[] {
  if (thorough) return [...changes.keys()];
  const first = changes.findIndex(ofHost);
  const last = changes.findLastIndex(ofHost);
  const seen = new Set<string>();
  let file = '';
  return changes.flatMap((name, at) => {
    if (name.includes(' ')) file = general(name);
    const phase = at < first ? 'before' : at <= last ? 'within' : 'after';
    const [operation = ''] = name.split(' ');
    const what = ofHost(name) || by === 'file' ? `${general(name)} ${file}` : operation;
    const kind = by === 'phase' ? phase : `${phase} ${what}`;
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [at];
  });
}

/** Goes all these ways each time when `thorough`, else the next one in turn. */
export function inTurn<T extends readonly unknown[]>(
  ...ways: readonly ((...given: T) => Promise<void>)[]
): (...given: T) => Promise<void> {
  let turn = 0;
  return async (...given) => {
    const next = turn++ % ways.length;
    for (const way of thorough ? ways : ways.slice(next, next + 1)) await way(...given);
  };
}

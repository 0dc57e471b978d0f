/** CRASH_THOROUGH=1: every change is tried (`npm run test:crash`); else one of each kind. */
export const thorough = process.env['CRASH_THOROUGH'] !== undefined;

/** A change's name without what is another in every run; all undo copies are alike. */
function general(name: string): string {
  return name
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|plan-\d+/g, 'id')
    .replace(/\/undo\/id\/\.?\d+/, '/undo/id/copy')
    .replace(/\d+-\d+(-[0-9a-f]+)?(\.\d+)?/g, 'process')
    .replace(/^(\w+) .*?\/(etc|var|tmp)\//, '$1 /$2/');
}

/** Whether a file of the host takes its name or loses it. */
const ofHost = (name: string): boolean =>
  /^(rename|unlink) /.test(name) && !name.includes('/var/lib/xsconsole/');

/**
 * The numbers of the changes that differ in kind: what is done to which file, before the first file
 * of the host takes its name, up to the last one, and after it. The first of each kind stands for
 * it; `thorough` takes all. By operation, all files but the host's are alike: for tests that start
 * a process for each change, where another one tries each file in memory. By phase, all operations
 * are alike too: for a second program with the same code below it.
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

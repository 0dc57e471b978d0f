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

/**
 * The numbers of the changes that differ in kind: what is done to which file, before the first file
 * of the host takes its name, up to the last one, and after it. The first of each kind stands for
 * it; `thorough` takes all.
 */
export function kindsOfChange(changes: readonly string[]): readonly number[] {
  if (thorough) return [...changes.keys()];
  const ofHost = (name: string): boolean =>
    /^(rename|unlink) /.test(name) && !name.includes('/xsconsole');
  const first = changes.findIndex(ofHost);
  const last = changes.findLastIndex(ofHost);
  const seen = new Set<string>();
  let file = '';
  return changes.flatMap((name, at) => {
    if (name.includes(' ')) file = general(name);
    const phase = at < first ? 'before' : at <= last ? 'within' : 'after';
    const kind = `${phase} ${general(name)} ${file}`;
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [at];
  });
}

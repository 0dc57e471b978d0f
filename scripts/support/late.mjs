// Modules of Node that cost memory, and that most runs of a program never use.
const late = ['node:https', 'node:zlib', 'node:dns/promises'];

/** What the changed bundle needs before its first line. */
export const lateBanner =
  'const lateModule = (load) => new Proxy({}, { get: (_, name) => load()[name] });';

/**
 * The bundle with those modules loaded when something of them is asked for, instead of with the
 * file that imports them.
 */
export function withLateModules(bundle) {
  return late.reduce(
    (text, name) =>
      text.replaceAll(` = require("${name}");`, ` = lateModule(() => require("${name}"));`),
    bundle,
  );
}

// Modules of Node that take time and memory to load, and that most runs of a program do not use, or
// not before their first words are on the screen.
const late = [
  'child_process',
  'crypto',
  'dns/promises',
  'fs/promises',
  'http',
  'https',
  'net',
  'readline',
  'timers/promises',
  'tls',
  'zlib',
];

const wanted = new RegExp(
  ` = (?:require|\\(0, \\w+\\.__require\\))(\\("(?:node:)?(?:${late.join('|')})"\\)[;,])`,
  'gu',
);

/** The code with those modules loaded by the loader when something of them is asked for. */
export function withLateModules(code) {
  return code.replace(wanted, ' = require.late$1');
}

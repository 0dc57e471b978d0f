import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets esbuild bundle what is used of blessed, so that the result needs nothing else on disk: as it
 * comes, blessed reads its spare terminfo entries from its own folder.
 */

/** What a terminal gets whose own entry the host lacks. */
const entries = ['xterm', 'xterm-256color', 'linux'];

/** Replaces a text. Throws unless it stands there as often as expected, as in a new blessed. */
function replaced(source, wanted, replacement, times) {
  const parts = source.split(wanted);
  if (parts.length - 1 !== times)
    throw new Error(
      `blessed has changed: ${JSON.stringify(wanted)} found ${parts.length - 1} ` +
        `times instead of ${times}`,
    );
  return parts.join(replacement);
}

/**
 * What nothing here uses: its own reading of an entry, termcap, what prints, and the names of all
 * capabilities. Each part goes from the first text up to the second.
 */
const unused = [
  ['\nTput.prototype.parseTerminfo = ', '\nTput.prototype.compileTerminfo = '],
  ['\nTput.prototype.compile = ', '\nTput.prototype._compile = '],
  ['\nTput.prototype._print = ', '\nTput.prototype.detectBrokenACS = '],
  ['\nTput.prototype.detectMagicCookie = ', '\nfunction noop() {'],
  ["\nTput._alias = require('./alias');", '\nexports = Tput;'],
];

/** Without what is unused: it would take longer to load than the rest of the module. */
function withoutUnused(source) {
  return unused.reduce((text, [first, second]) => {
    const [from, to] = [text.indexOf(first), text.indexOf(second)];
    if (from < 0 || to < from)
      throw new Error(`blessed has changed: ${JSON.stringify(first)} is elsewhere`);
    return text.slice(0, from) + text.slice(to);
  }, source);
}

function embeddedTerminfo(path) {
  const folder = join(path, '..', '..', 'usr');
  const spare = Object.fromEntries(
    entries.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
  const used = withoutUnused(readFileSync(path, 'utf8'));
  const fewer = replaced(used, "assert = require('assert')\n  , path", 'path', 1);
  const light = replaced(fewer, "\n  , cp = require('child_process')", '', 1);
  // An error with a stack for each of a dozen folders without the entry would take long.
  const quick = replaced(light, 'fs.statSync(file);', 'if (!fs.existsSync(file)) throw null;', 3);
  const source = replaced(quick, "__dirname + '/../usr/", "'/embedded/", 4);
  return `${replaced(source, 'data = fs.readFileSync(file);', 'data = spareTerminfo(file) || fs.readFileSync(file);', 1)}
function spareTerminfo(file) {
  var spare = ${JSON.stringify(spare)};
  var name = path.basename(file);
  if (path.dirname(file) !== '/embedded' || !Object.prototype.hasOwnProperty.call(spare, name)) return null;
  return Buffer.from(spare[name], 'base64');
}
`;
}

/** The esbuild plugin. */
export const blessedPlugin = {
  name: 'blessed',
  setup(build) {
    build.onLoad({ filter: /[\\/]blessed[\\/]lib[\\/]tput\.js$/ }, ({ path }) => ({
      contents: embeddedTerminfo(path),
      loader: 'js',
    }));
  },
};

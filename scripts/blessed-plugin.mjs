import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets esbuild bundle what is used of blessed, its program and its terminfo, so that the result
 * needs nothing else on disk: as it comes, blessed reads its spare terminfo entries from its own
 * folder.
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

/** What blessed uses of Node's module `assert`, which takes time to load. */
const ownAssert = `Object.assign(
    function (is) { if (!is) throw new Error('This terminfo entry is not whole.'); },
    { equal: function (one, other) { assert(one === other); } }
  )`;

/**
 * Without the other names of capabilities, which only what it makes of all capabilities has a use
 * for: they would take longer at the start than the rest of the module.
 */
function withoutAliases(source) {
  const [from, to] = ["\nTput._alias = require('./alias');", '\nTput.prototype.has = '].map(
    (text) => source.indexOf(text),
  );
  if (from < 0 || to < from) throw new Error('blessed has changed: its aliases are elsewhere');
  return source.slice(0, from) + source.slice(to);
}

function embeddedTerminfo(path) {
  const folder = join(path, '..', '..', 'usr');
  const spare = Object.fromEntries(
    entries.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
  const light = replaced(
    readFileSync(path, 'utf8'),
    "var assert = require('assert')",
    `var assert = ${ownAssert}`,
    1,
  );
  // Only Windows has a use for it.
  const lighter = replaced(light, ", cp = require('child_process')", '', 1);
  // An error with a stack for each of a dozen folders without the entry would take long.
  const quick = replaced(lighter, 'fs.statSync(file);', 'if (!fs.existsSync(file)) throw null;', 3);
  const source = replaced(withoutAliases(quick), "__dirname + '/../usr/", "'/embedded/", 4);
  return `${replaced(source, 'data = fs.readFileSync(file);', 'data = spareTerminfo(file) || fs.readFileSync(file);', 1)}
function spareTerminfo(file) {
  var spare = ${JSON.stringify(spare)};
  var name = path.basename(file);
  if (path.dirname(file) !== '/embedded' || !Object.prototype.hasOwnProperty.call(spare, name)) return null;
  return Buffer.from(spare[name], 'base64');
}
`;
}

/**
 * Blessed compares 256 colours with 8 when it is loaded, and then puts another table in the place
 * of the result.
 */
const withoutComparing = (source) =>
  replaced(source, 'out = cols.map(exports.match);', 'out = cols;', 1);

/** The esbuild plugin. */
export const blessedPlugin = {
  name: 'blessed',
  setup(build) {
    build.onLoad({ filter: /[\\/]blessed[\\/]lib[\\/]tput\.js$/ }, ({ path }) => ({
      contents: embeddedTerminfo(path),
      loader: 'js',
    }));
    build.onLoad({ filter: /[\\/]blessed[\\/]lib[\\/]colors\.js$/ }, ({ path }) => ({
      contents: withoutComparing(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};

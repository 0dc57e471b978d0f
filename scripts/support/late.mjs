// How a module of a program is loaded and compiled when something of it is asked for, and not when
// a module that imports it is: a program that starts runs only what it uses. esbuild turns each
// module into CommonJS; here the names it imports become calls of `require` where they are used.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { transform } from 'esbuild';

// What esbuild writes for `import`, `export * from`, `export`, before a module, and behind it.
const imported = /^var (\w+) = (?:__toESM\()?require\("([^"]+)"\)\)?;\n/gmu;
const passedOn = /^__reExport\(\w+, require\("([^"]+)"\), module\.exports\);\n/gmu;
const exported = /^__export\(\w+, \{\n([^]*?)\n\}\);\n/mu;
const before = /^[^]*?\nmodule\.exports = __toCommonJS\(\w+\);\n/u;
const behind = /\n\/\/ Annotate the CommonJS export names for ESM import in node:\n[^]*$/u;
/** A name that a module imports, where it is used; a room's namespace has a name of its own. */
const used = /\b(import_\w+)\.(\w+)/gu;

const quoted = JSON.stringify;
/** In parentheses: `new` would take `require` for what it makes. */
const asked = (module) => `(require(${quoted(module)}))`;

/** The file that an import of one of ours names; null for a package or a module of Node. */
const ownFile = (from, wanted) =>
  wanted.startsWith('.') ? resolve(dirname(from), wanted).replace(/\.js$/u, '.ts') : null;

/** A module of ours: its code without imports and exports, and these. */
async function read(file) {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  const list = exported.exec(code)?.[1] ?? '';
  const exports = Array.from(
    list.matchAll(/^ {2}(\w+): \(\) => (.*?),?$/gmu),
    ([, name, value]) => ({
      name,
      value,
    }),
  );
  return {
    /** Variable -> the module it stands for. */
    imports: new Map(Array.from(code.matchAll(imported), ([, name, wanted]) => [name, wanted])),
    own: exports.filter(({ value }) => !value.startsWith('import_')),
    named: exports.filter(({ value }) => value.startsWith('import_')),
    all: Array.from(code.matchAll(passedOn), ([, wanted]) => ownFile(file, wanted)),
    body: code.replace(before, '').replace(behind, '').replace(imported, '').replace(passedOn, ''),
  };
}

/** What is known of the modules of one build. */
class Modules {
  #read = new Map();
  #places = new Map();

  /** The code of a module for esbuild to bundle. */
  async code(file) {
    const { imports, own, named, all, body } = await this.#module(file);
    const rooms = new Map();
    let first = '';
    for (const [variable, wanted] of imports) {
      const ours = ownFile(file, wanted);
      if (!variable.startsWith('import_')) first += `var ${variable} = ${asked(ours ?? wanted)};\n`;
      else rooms.set(variable, ours === null ? () => undefined : await this.#exportsOf(ours));
    }
    const inPlace = (text) =>
      text.replace(used, (found, variable, name) => {
        const room = rooms.get(variable);
        if (room === undefined) return found;
        if (typeof room === 'function')
          return asked(imports.get(variable)) + (name === 'default' ? '' : `.${name}`);
        if (!room.has(name)) throw new Error(`${file} imports ${name}, which nobody exports`);
        return room.get(name);
      });
    // What another module declares is asked for when it is used: an index loads nothing.
    const others =
      named.length + all.length === 0
        ? []
        : Array.from(await this.#exportsOf(file)).filter(
            ([, place]) => !place.startsWith(asked(file)),
          );
    const members = [
      ...own.map(({ name, value }) => `${name}: ${value}`),
      ...others.map(([name, place]) => `get ${name}() { return ${place}; }`),
    ];
    const code = inPlace(body).replace(
      /\bimport\(("\.[^"]+")\)/gu,
      '$&.then((room) => room.default)',
    );
    return `${first}${code}\nmodule.exports = { ${members.join(', ')} };\n`;
  }

  #module(file) {
    if (!this.#read.has(file)) this.#read.set(file, read(file));
    return this.#read.get(file);
  }

  /** Name -> the expression for it, of all that a module exports. */
  #exportsOf(file) {
    if (!this.#places.has(file)) this.#places.set(file, this.#findExports(file));
    return this.#places.get(file);
  }

  async #findExports(file) {
    const { imports, own, named, all } = await this.#module(file);
    const found = new Map();
    for (const other of all)
      for (const [name, place] of await this.#exportsOf(other)) found.set(name, place);
    for (const { name } of own) found.set(name, `${asked(file)}.${name}`);
    for (const { name, value } of named) {
      const [variable, theirs] = value.split('.');
      const other = ownFile(file, imports.get(variable));
      found.set(name, (await this.#exportsOf(other)).get(theirs));
    }
    return found;
  }
}

/** The plugin of one build; `texts`: file -> what stands before its code. */
export function lateModules(texts) {
  const modules = new Modules();
  return {
    name: 'late',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](?:src|screens)[\\/].*\.ts$/ }, async ({ path }) => ({
        contents: (texts[path] ?? '') + (await modules.code(path)),
        loader: 'js',
      }));
    },
  };
}

/** The code of a part with the other parts loaded when something of them is asked for. */
export function withLateParts(code) {
  const imports = /^var (import_\w+) = require\(("\.[^"]+")\);\n/gmu;
  const parts = new Map(
    Array.from(code.matchAll(imports), ([, variable, part]) => [variable, part]),
  );
  return code
    .replace(imports, '')
    .replace(used, (found, variable, name) =>
      parts.has(variable) ? `(require(${parts.get(variable)})).${name}` : found,
    );
}

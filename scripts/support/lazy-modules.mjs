// Makes modules load lazily: a module is loaded and compiled when something of it is first used,
// and not when another module imports it. So a program that starts runs only the code that it uses.
// esbuild turns each module into CommonJS; this file replaces each use of an imported name by a
// call of `require`.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { transform } from 'esbuild';

// The code that esbuild writes for imports and exports, and before and after the module's own code.
const imported = /^var (\w+) = (?:__toESM\()?require\("([^"]+)"\)\)?;\n/gmu;
const passedOn = /^__reExport\(\w+, require\("([^"]+)"\), module\.exports\);\n/gmu;
const exported = /^__export\(\w+, \{\n([^]*?)\n\}\);\n/mu;
const before = /^[^]*?\nmodule\.exports = __toCommonJS\(\w+\);\n/u;
const behind = /(?:^|\n)\/\/ Annotate the CommonJS export names for ESM import in node:\n[^]*$/u;
const onDemand = /\bimport\("([^"]+)"\)/gu;
/** A use of an imported name. The namespace of a whole room is another kind of name. */
const used = /\b(import_\w+)\.(\w+)/gu;

const quoted = JSON.stringify;

/**
 * The name by which `require` gets a module: `#` and the path in the project for one of ours, `#`
 * and the package's name for a package, and the plain name for a module of Node.
 */
function askedName(from, wanted) {
  if (wanted.startsWith('node:')) return wanted;
  return wanted.startsWith('.')
    ? `#${posix.join(posix.dirname(from.slice(1)), wanted).replace(/\.js$/u, '.ts')}`
    : `#${wanted.split('/')[0]}`;
}
/** Whether a module is one of ours. */
const isOurs = (name) => /^#(?:src|screens)\//u.test(name);

/** File and constants -> its CommonJS code. The programs of a build share most of their modules. */
const transformed = new Map();

/** Turns a TypeScript file into CommonJS, in which `define` has filled in the build's constants. */
function commonJsOf(path, define) {
  const key = JSON.stringify([path, define]);
  if (!transformed.has(key))
    transformed.set(
      key,
      transform(readFileSync(path, 'utf8'), {
        loader: 'ts',
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        define,
      }),
    );
  return transformed.get(key);
}

/** The modules of one program. `prefixes`: name of a module -> code to put before it. */
export class Modules {
  /** Package -> those of its modules that are used. */
  packages = new Map();
  #read = new Map();
  #places = new Map();

  constructor(root, define, prefixes) {
    this.root = root;
    this.define = define;
    this.prefixes = prefixes;
  }

  /** All that can be asked for when `main` begins, nearest first: name -> code. */
  async from(main) {
    const found = new Map([[main, null]]);
    for (const name of found.keys()) {
      const { code, asks } = await this.#code(name);
      found.set(name, code);
      for (const other of asks) if (isOurs(other) && !found.has(other)) found.set(other, null);
    }
    return found;
  }

  /** A module's code, and what it may ask for. */
  async #code(name) {
    const { imports, own, named, all, body } = await this.#module(name);
    const variables = new Map();
    const asks = new Set();
    /** The expression for a module: it is asked for once. */
    const late = (wanted) => {
      if (!variables.has(wanted)) variables.set(wanted, `late${variables.size}`);
      asks.add(wanted);
      // In parentheses: `new` would take `require` for what it makes.
      return `(${variables.get(wanted)} ??= require(${quoted(wanted)}))`;
    };
    const outside = (wanted) => late(askedName(name, wanted)) + this.#within(wanted);
    const rooms = new Map();
    let first = '';
    for (const [variable, wanted] of imports) {
      const asked = askedName(name, wanted);
      if (variable.startsWith('import_'))
        rooms.set(variable, isOurs(asked) ? await this.#exportsOf(asked) : wanted);
      else {
        asks.add(asked);
        first += `var ${variable} = require(${quoted(asked)});\n`;
      }
    }
    const at = ({ module, own: its }) => (module === name ? its : `${late(module)}.${its}`);
    const inPlace = body.replace(used, (whole, variable, wanted) => {
      const room = rooms.get(variable);
      if (room === undefined) return whole;
      if (typeof room === 'string')
        return outside(room) + (wanted === 'default' ? '' : `.${wanted}`);
      if (!room.has(wanted)) throw new Error(`${name} imports ${wanted}, which nobody exports`);
      return at(room.get(wanted));
    });
    const code = inPlace.replace(onDemand, (_, wanted) => {
      asks.add(askedName(name, wanted));
      const asked = `require(${quoted(askedName(name, wanted))})${this.#within(wanted)}`;
      return `Promise.resolve().then(() => ${asked})`;
    });
    // An index only passes names on, so it loads a module only when one of its names is used.
    const others =
      named.length + all.length === 0
        ? []
        : Array.from(await this.#exportsOf(name)).filter(([, { module }]) => module !== name);
    const members = [
      ...own.map(({ name: member, value }) => `${member}: ${value}`),
      ...others.map(([member, place]) => `get ${member}() { return ${at(place)}; }`),
    ];
    const declared = variables.size === 0 ? '' : `let ${[...variables.values()].join(', ')};\n`;
    const text = `"use strict";\n${this.prefixes[name] ?? ''}${declared}${first}${code}`;
    return { code: `${text}\nmodule.exports = { ${members.join(', ')} };\n`, asks };
  }

  /** The place of a package's module within what `require` returns; '' for a module of Node. */
  #within(wanted) {
    if (/^node:|^\./u.test(wanted)) return '';
    const [name] = wanted.split('/');
    this.packages.set(name, (this.packages.get(name) ?? new Set()).add(wanted));
    return `[${quoted(wanted)}]`;
  }

  #module(name) {
    if (!this.#read.has(name)) this.#read.set(name, this.#readModule(name));
    return this.#read.get(name);
  }

  /** Reads a module of ours: its imports, its exports, and its code without both. */
  async #readModule(name) {
    const { code } = await commonJsOf(join(this.root, name.slice(1)), this.define);
    const list = exported.exec(code)?.[1] ?? '';
    const exports = Array.from(
      list.matchAll(/^ {2}(\w+): \(\) => (.*?),?$/gmu),
      ([, member, value]) => ({ name: member, value }),
    );
    return {
      /** Variable -> the module it stands for. */
      imports: new Map(Array.from(code.matchAll(imported), ([, own, wanted]) => [own, wanted])),
      own: exports.filter(({ value }) => !value.startsWith('import_')),
      named: exports.filter(({ value }) => value.startsWith('import_')),
      all: Array.from(code.matchAll(passedOn), ([, wanted]) => askedName(name, wanted)),
      body: code
        .replace(before, '')
        .replace(imported, '')
        .replace(passedOn, '')
        .replace(behind, ''),
    };
  }

  /** The exports of a module: name -> the module that declares it, and its name there. */
  #exportsOf(name) {
    if (!this.#places.has(name)) this.#places.set(name, this.#findExports(name));
    return this.#places.get(name);
  }

  async #findExports(name) {
    const { imports, own, named, all } = await this.#module(name);
    const found = new Map();
    for (const other of all)
      for (const [member, place] of await this.#exportsOf(other)) found.set(member, place);
    for (const { name: member } of own) found.set(member, { module: name, own: member });
    for (const { name: member, value } of named) {
      const [variable, theirs] = value.split('.');
      const other = askedName(name, imports.get(variable));
      found.set(member, (await this.#exportsOf(other)).get(theirs));
    }
    return found;
  }
}

import { namesIn, readNames, type FileNames } from './export-lines.js';

type Files = ReadonlyMap<string, FileNames>;

const isProgram = (file: string): boolean => /^(?:src|screens)\//u.test(file);

/** The names that a file exports, with those that it passes on. */
function namesOf(files: Files, file: string): readonly string[] {
  const found = files.get(file);
  if (found === undefined) return [];
  return [
    ...found.own.keys(),
    ...found.passedOn.flatMap(([as, from]) => (as === '*' ? namesOf(files, from.file) : [as])),
  ];
}

/** The exports that other files use, as `file: name`; `file: * of other` for `export *`. */
function usedIn(files: Files): ReadonlySet<string> {
  const used = new Set<string>();
  /** Marks a name of a file, and where the file has it from. Answers whether it has the name. */
  const use = (file: string, name: string): boolean => {
    const found = files.get(file);
    if (found === undefined) return false;
    if (found.own.has(name)) {
      used.add(`${file}: ${name}`);
      return true;
    }
    return found.passedOn
      .filter(([as]) => as === name || as === '*')
      .some(([as, from]) => {
        const has = use(from.file, as === '*' ? name : from.name);
        if (has) used.add(`${file}: ${as === '*' ? `* of ${from.file}` : name}`);
        return has;
      });
  };
  const taken = new Set([...files.values()].flatMap((file) => [...file.taken]));
  // The table of the effects takes each file of a subject as it is.
  const table = 'src/effects/table.ts';
  for (const [file, { imported }] of files)
    for (const { file: from, name } of imported)
      if (name !== '*') use(from, name);
      else
        for (const one of namesOf(files, from))
          if (file === table || taken.has(one)) use(from, one);
  return used;
}

/** Exports of the programs that no other file uses. A type may serve another export of its file. */
function unused(files: Files): readonly string[] {
  const used = usedIn(files);
  return [...files]
    .filter(([file]) => isProgram(file))
    .flatMap(([file, { own, passedOn }]) => [
      ...[...own]
        .filter(([, { isType, byOthers }]) => !(isType && byOthers))
        .map(([name]) => `${file}: ${name}`),
      ...passedOn.map(([as, from]) => `${file}: ${as === '*' ? `* of ${from.file}` : as}`),
    ])
    .filter((name) => !used.has(name));
}

/** Types of one name that several files export. */
function twice(files: Files): readonly string[] {
  const places = new Map<string, string[]>();
  for (const [file, { own }] of files)
    if (isProgram(file))
      for (const [name, { isType }] of own)
        if (isType) places.set(name, [...(places.get(name) ?? []), file]);
  return [...places]
    .filter(([, found]) => found.length > 1)
    .map(([name, found]) => `${name}: ${found.join(', ')}`);
}

const project = readNames();

test('nothing is exported that no other file uses', () => {
  expect(unused(project)).toEqual([]);
});

test('a name stands for one type', () => {
  expect(twice(project)).toEqual([]);
});

test('what is not used, and what is used by way of others, is seen', () => {
  const texts = {
    'src/a/one.ts': `
      export const used = 1;
      export const alone = 2;
      export interface Part { readonly of: Unknown }
      type Parts = readonly Part[];
      export function whole(): Parts { return []; }
      export interface Unknown { readonly kind: string }
      export type Apart = string;`,
    'src/a/index.ts': `
      export { used, alone } from './one.js';
      export * from './one.js';
      export * from './two.js';`,
    'src/a/two.ts': 'export const two = 2;',
    'src/b/other.ts': `
      import { used } from '../a/index.js';
      const { whole: all } = await import('../a/one.js');
      export interface Apart { readonly all: number }`,
    'src/b/last.ts': "import type { Apart } from './other.js';",
  };
  const read = new Map(
    Object.entries(texts).map(([file, text]) => [file, namesIn(file, text)] as const),
  );
  expect(unused(read)).toEqual([
    'src/a/one.ts: alone',
    'src/a/one.ts: Apart',
    'src/a/index.ts: alone',
    'src/a/index.ts: * of src/a/one.ts',
    'src/a/index.ts: * of src/a/two.ts',
    'src/a/two.ts: two',
  ]);
  expect(twice(read)).toEqual(['Apart: src/a/one.ts, src/b/other.ts']);
});

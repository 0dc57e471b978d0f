import { readFileSync } from 'node:fs';
import { programPath } from '../support/run/program.js';

/** The modules that the console loads for its first picture, as the build has seen it. */
function loadedFirst(): readonly string[] {
  const program = programPath('xsconsole');
  const place = /textAt\((\d+), (\d+)\)/u.exec(readFileSync(program, 'latin1'));
  const [from, length] = [Number(place?.[1]), Number(place?.[2])];
  const texts = readFileSync(program.replace(/\.js$/u, '.text'));
  const table = texts.toString('latin1', from, from + length);
  const [, names = ''] = /"first":\[("#[^\]]*)\]/u.exec(table) ?? [];
  return names.split(',').map((name) => name.slice(1, -1));
}

test('the first picture waits for no dialogue, no XenAPI and no reset', () => {
  const names = loadedFirst();
  expect(names).toEqual(
    expect.arrayContaining(['#src/console/pages/status.ts', '#screens/app.ts']),
  );
  expect(
    names.filter((name) => /^#src\/(?:operations|reset|startup|xenapi)\//u.test(name)),
  ).toEqual([]);
  const dialogues = /^#src\/console\/(?:backup|help|rebuild|remote|reset|stick|storage)\//u;
  expect(names.filter((name) => dialogues.test(name))).toEqual([]);
  expect(names.filter((name) => /\/(?:form|list|objects|choice|work)\.ts$/u.test(name))).toEqual(
    [],
  );
});

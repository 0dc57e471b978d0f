import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { documents } from '../support/documents.js';
import { filesIn, root, sourceFiles } from './import-lines.js';

/**
 * What a file exports without a word on what it promises, by name. `export * from` passes on what
 * is documented where it stands.
 */
function undocumented(file: string, text: string): readonly string[] {
  return ts
    .createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
    .statements.filter(
      (statement) =>
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ===
          true,
    )
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${file}: ${statement.getText().split('\n')[0] ?? ''}`);
}

test('every exported name says what it promises', () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.flatMap((file) => undocumented(file, readFileSync(join(root, file), 'utf8'))),
  ).toEqual([]);
});

test('a name without a word is seen', () => {
  expect(
    undocumented(
      'any.ts',
      '/** Said. */\nexport const one = 1;\n\nexport const two = 2;\n\nexport * from ' +
        "'./other.js';\nconst own = 3;\n",
    ),
  ).toEqual(['any.ts: export const two = 2;']);
});

/**
 * Lines wider than 100 columns. Prettier breaks code, but neither strings nor comments. Three
 * things may be wider, since nothing can break them or prettier keeps them: a regular expression,
 * the text within a template of several lines, and the title of a test.
 */
function wide(file: string, text: string): readonly string[] {
  const found = text.split('\n').flatMap((line, index) => (line.length > 100 ? [index] : []));
  if (found.length === 0) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const allowed = new Set<number>();
  const visit = (node: ts.Node): void => {
    const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
    const last = source.getLineAndCharacterOfPosition(node.end).line;
    if (ts.isRegularExpressionLiteral(node) || isTitle(node)) allowed.add(first);
    if (ts.isTemplateLiteral(node) && last > first)
      for (let line = first; line <= last; line += 1) allowed.add(line);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((line) => !allowed.has(line)).map((line) => `${file}:${line + 1}`);
}

/** The first argument of `test`, `test.each(...)` or `describe`, with the function after it. */
function isTitle(node: ts.Node): boolean {
  const call = node.parent;
  return (
    ts.isStringLiteralLike(node) &&
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    call.arguments.length > 1 &&
    /^(?:test|describe)\b/u.test(call.expression.getText())
  );
}

test('no line is wider than 100 columns', () => {
  const files = filesIn(['src', 'screens', 'scripts', 'test'], /\.(?:ts|mjs|cjs)$/u);
  expect(files.flatMap((file) => wide(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

const otherTexts = [
  ...['.ci/run', 'scripts/package/launch.s', 'eslint.config.mjs'],
  ...readdirSync(join(root, 'assets/helpers')).map((name) => join('assets/helpers', name)),
];

test.each(otherTexts)('no line of %s is wider', (file) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test.each(documents)('no sentence of %s is wider than 100 columns', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  // A row of a table and a line of a block stay whole.
  const sentences = text.replaceAll(/^```[^]*?^```/gmu, '').split('\n');
  expect(sentences.filter((line) => line.length > 100 && !/^(?:\|| {4})/u.test(line))).toEqual([]);
});

test('a wide line is seen', () => {
  const words = 'word '.repeat(30);
  expect(
    wide(
      'any.ts',
      [
        `// ${words}`,
        `const a = '${words}';`,
        `const b = /${words}/;`,
        `test('${words}', () => {`,
        `  say('${words}');`,
        '});',
        `const c = \`${words}`,
        '`;',
      ].join('\n'),
    ),
  ).toEqual(['any.ts:1', 'any.ts:2', 'any.ts:5']);
});

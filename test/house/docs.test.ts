import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

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
  const files = ['src', 'screens'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(top, name)),
  );
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

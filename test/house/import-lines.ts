import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** The root of the project. */
export const root = resolve(__dirname, '../..');

/** One import line. `typeOnly`: it brings types alone. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Every file in these folders whose name ends so, below the root of the project. */
export function filesIn(tops: readonly string[], ending: RegExp): string[] {
  return tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name))
      .map((name) => join(top, name)),
  );
}

/** Every file of the programs, below the root of the project. */
export const sourceFiles = (): string[] => filesIn(['src', 'screens'], /\.ts$/u);

/**
 * What a module is named by: a text, or (for `import()` and `require`) an expression, which no
 * reader could follow and which is told as it stands.
 */
const named = (specifier: ts.Node | undefined): string =>
  specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? specifier.text
    : `the expression ${specifier?.getText() ?? ''}`;

/** The module a node asks for, in whichever of TypeScript's ways; null for any other node. */
function importBy(node: ts.Node): Omit<Import, 'from'> | null {
  if (ts.isImportDeclaration(node))
    return {
      to: named(node.moduleSpecifier),
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  if (ts.isExportDeclaration(node))
    return node.moduleSpecifier === undefined
      ? null
      : { to: named(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  if (ts.isExternalModuleReference(node))
    return {
      to: named(node.expression),
      typeOnly: ts.isImportEqualsDeclaration(node.parent) && node.parent.isTypeOnly,
    };
  // `import('./x.js').Name` in a type.
  if (ts.isImportTypeNode(node))
    return {
      to: named(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument),
      typeOnly: true,
    };
  const asks =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      /^(?:module\.)?require(?:\.resolve)?$/u.test(node.expression.getText()));
  return asks ? { to: named(node.arguments[0]), typeOnly: false } : null;
}

/** Every module that a text asks for, by TypeScript's own parser. */
export function importsIn(file: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const line = importBy(node);
    if (line !== null) found.push({ from: file, ...line });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

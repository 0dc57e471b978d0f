import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { filesIn, root } from './import-lines.js';

/** A name that a file has from another one. '*' stands for every name of it. */
interface From {
  readonly file: string;
  readonly name: string;
}

/** What a file exports, and what it takes from others. */
export interface FileNames {
  /** Its own exported names. `byOthers`: what the file exports besides leads to it. */
  readonly own: ReadonlyMap<string, { readonly isType: boolean; readonly byOthers: boolean }>;
  /** What it passes on, by the name under which it does. */
  readonly passedOn: readonly (readonly [as: string, from: From])[];
  /** What it imports. A name of '*': the file as a whole, by `import()` or `import * as`. */
  readonly imported: readonly From[];
  /** Names that it takes out of objects: `a.name`, `{ name } = a`. */
  readonly taken: ReadonlySet<string>;
}

/** The file that a module's name in `file` leads to; the name itself for a package. */
function fileOf(file: string, specifier: ts.Node | undefined): string {
  const name = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : '';
  return name.startsWith('.') ? join(dirname(file), name).replace(/\.js$/u, '.ts') : name;
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** The names that a statement declares. */
function declaredBy(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return named && node.name !== undefined ? [node.name.text] : [];
}

const boundBy = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundBy(one.name) : []));

/** Every identifier below a node. */
function identifiersIn(node: ts.Node, found = new Set<string>()): ReadonlySet<string> {
  if (ts.isIdentifier(node)) found.add(node.text);
  ts.forEachChild(node, (child) => {
    identifiersIn(child, found);
  });
  return found;
}

/** What a name of a file leads to, through the statements of that file. */
function ledTo(name: string, uses: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) for (const next of uses.get(one) ?? []) found.add(next);
  return found;
}

function ownOf(statements: readonly ts.Statement[]): FileNames['own'] {
  const uses = new Map(
    statements.flatMap((one) => {
      const names = identifiersIn(one);
      return declaredBy(one).map((name): [string, ReadonlySet<string>] => [name, names]);
    }),
  );
  const exported = statements.filter(isExported);
  const led = exported.flatMap((one) =>
    declaredBy(one).map((name) => ({ name, to: ledTo(name, uses) })),
  );
  return new Map(
    exported.flatMap((one) =>
      declaredBy(one).map((name) => [
        name,
        {
          isType: ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
          byOthers: led.some((other) => other.name !== name && other.to.has(name)),
        },
      ]),
    ),
  );
}

function passedOnBy(file: string, node: ts.Statement): FileNames['passedOn'] {
  if (!ts.isExportDeclaration(node) || node.moduleSpecifier === undefined) return [];
  const from = fileOf(file, node.moduleSpecifier);
  const { exportClause } = node;
  if (exportClause === undefined || !ts.isNamedExports(exportClause))
    return [['*', { file: from, name: '*' }]];
  return exportClause.elements.map(({ name, propertyName }) => [
    name.text,
    { file: from, name: (propertyName ?? name).text },
  ]);
}

function importedBy(file: string, node: ts.Statement): readonly From[] {
  if (!ts.isImportDeclaration(node)) return [];
  const from = fileOf(file, node.moduleSpecifier);
  const bindings = node.importClause?.namedBindings;
  if (bindings === undefined) return [];
  return ts.isNamespaceImport(bindings)
    ? [{ file: from, name: '*' }]
    : bindings.elements.map(({ name, propertyName }) => ({
        file: from,
        name: (propertyName ?? name).text,
      }));
}

/** Reads what a text exports and what it takes from others. */
export function namesIn(file: string, text: string): FileNames {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const { statements } = source;
  const imported = statements.flatMap((node) => importedBy(file, node));
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      imported.push({ file: fileOf(file, node.arguments[0]), name: '*' });
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imported.push({ file: fileOf(file, node.argument.literal), name: '*' });
      if (node.qualifier !== undefined && ts.isIdentifier(node.qualifier))
        taken.add(node.qualifier.text);
    }
    if (ts.isPropertyAccessExpression(node)) taken.add(node.name.text);
    if (ts.isQualifiedName(node)) taken.add(node.right.text);
    if (ts.isBindingElement(node)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) taken.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    own: ownOf(statements),
    passedOn: statements.flatMap((node) => passedOnBy(file, node)),
    imported,
    taken,
  };
}

/** What the programs, their tests and the scripts export and take, by file. */
export function readNames(): ReadonlyMap<string, FileNames> {
  return new Map(
    filesIn(['src', 'screens', 'test', 'scripts'], /\.(?:ts|mjs)$/u).map((file) => [
      file,
      namesIn(file, readFileSync(join(root, file), 'utf8')),
    ]),
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { regExpAttacks } from '../support/run/regexp-attacks.js';
import { regExpProgram } from '../support/run/regexp-program.js';
import { regExpSteps } from '../support/run/regexp-steps.js';
import { root, sourceFiles } from './import-lines.js';

/*
 * Every regular expression of the code meets texts made against it, of 2,048 and of 8,192
 * characters. The steps of a backtracking matcher are counted, and four times the text may cost no
 * more than about four times the steps.
 */

/** Short texts tell which attacks cost most; only those are worth the long ones. */
const trial = 256;
const tried = 4;
const short = 2048;
const long = 4 * short;
/**
 * Steps for one character of the text. A bounded repetition, as of an address or a number, costs
 * some hundred.
 */
const mostSteps = 1500 * short;

/** The text of a constant of the file, or a word that stands for anything. */
function constant(file: ts.SourceFile, name: string): string {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (declared.getText() === name && initializer !== undefined)
        return textOf(file, initializer) ?? 'word';
    }
  }
  return 'word';
}

/**
 * What a text built from texts is; a name that is no constant of the file counts as a word. Null
 * for what cannot be told.
 */
function textOf(file: ts.SourceFile, node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return constant(file, node.text);
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, span) => `${text}${textOf(file, span.expression) ?? 'word'}${span.literal.text}`,
      node.head.text,
    );
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'join' &&
    ts.isArrayLiteralExpression(node.expression.expression)
  )
    return node.expression.expression.elements
      .map((element) => textOf(file, element) ?? 'word')
      .join('');
  return null;
}

/** The expressions of a text, written as literals. */
function expressionsIn(name: string, text: string): readonly string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp'
    ) {
      const [pattern, flags] = node.arguments ?? [];
      const source = pattern === undefined ? null : textOf(file, pattern);
      if (source === null) throw new Error(`${name}: ${node.getText()} cannot be read`);
      const flagged = flags === undefined ? '' : (textOf(file, flags) ?? '');
      found.push(`/${new RegExp(source, flagged).source}/${flagged}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * The text on which the expression costs more than it may, its middle left out; null for a good
 * expression.
 */
function weakness(literal: string): string | null {
  const program = regExpProgram(literal);
  // Without a repetition there are only a few ways to go on from each place.
  if (!/[*+?{]/u.test(program.pattern.raw)) return null;
  const costly = regExpAttacks(program)
    .map((attack) => ({ attack, steps: regExpSteps(program, attack(trial), mostSteps) }))
    .toSorted((one, other) => other.steps - one.steps)
    .slice(0, tried);
  for (const { attack } of costly) {
    const steps = regExpSteps(program, attack(short), mostSteps);
    const most = 5 * steps + 1000;
    if (steps > mostSteps || regExpSteps(program, attack(long), most) > most)
      return `${attack(short).slice(0, 30)}...${attack(short).slice(-3)}`;
  }
  return null;
}

test.each([
  String.raw`/\s+$/`,
  String.raw`/^(a+)+$/`,
  String.raw`/<row [^>]*>/g`,
  String.raw`/<row\s[^>]*key="ha\.armed"[^>]*>/`,
  String.raw`/^\s*(eth\d+)\s*:\s*(mac|pci)\s*=\s*"([^"]*)"/gm`,
  String.raw`/^(\S+)\s*\|\s*(\d+)\s*\|\s*(\S+)\s*$/`,
  String.raw`/From \S+ .*?((?:Destination|Time|Packet|Address|Port) .*)/`,
  String.raw`/=+$/`,
  String.raw`/\/.*$/`,
  String.raw`/\(([^)]+)\)$/`,
  String.raw`/("(?:[^"\\\n]|\\.)*"|x)/`,
])('%s is found out', (literal) => {
  expect(weakness(literal)).not.toBeNull();
});

test.each([
  String.raw`/^[\w.-]{1,64}$/u`,
  String.raw`/^\s*(\w+)\s*=/`,
  String.raw`/[&<>"\r]/g`,
  String.raw`/^(\d{1,3})(?:\.\d{1,3}){3}$/`,
])('%s is harmless', (literal) => {
  expect(weakness(literal)).toBeNull();
});

test('no regular expression of the code costs more than the length of the text', () => {
  const literals = new Map<string, string>();
  for (const file of sourceFiles())
    for (const literal of expressionsIn(file, readFileSync(join(root, file), 'utf8')))
      literals.set(literal, file);
  expect(literals.size).toBeGreaterThan(100);
  const bad = [...literals].flatMap(([literal, file]) => {
    const found = weakness(literal);
    return found === null ? [] : [`${file}: ${literal} on ${JSON.stringify(found)}`];
  });
  expect(bad).toEqual([]);
});

import {
  type Result,
  XmlError,
  XmlScanner,
  type XmlEvent,
  type XmlOpen,
  err,
  ok,
  decodeBlanks,
} from '../../model/index.js';
import { bounds, databaseLimits } from './bounds.js';
import type { ContentRow, ContentTable, DatabaseContent } from './content.js';
import { ownCopy, pack } from './packed.js';

/** What is wrong in a database's text: the 1-based line and column, and the reason. */
export interface ReadIssue {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * The tables whose rows are kept, and the most rows kept. All other tables are checked too, but
 * only their names and columns are kept.
 */
interface Wanted {
  readonly has: (table: string) => boolean;
  readonly rows: number;
}

function tooMany(event: XmlEvent, what: string, most: number): XmlError {
  return new XmlError({
    at: event.at,
    reason: `more than ${most} ${what}, which no pool database has`,
  });
}

class Table implements ContentTable {
  readonly columns: string[] = [];
  readonly rows: ContentRow[] = [];
  private readonly index = new Map<string, number>();
  private readonly refs = new Set<string>();

  constructor(
    readonly name: string,
    readonly isWanted: boolean,
  ) {}

  add(event: XmlOpen): void {
    const values: (string | undefined)[] = new Array<string | undefined>(this.columns.length).fill(
      undefined,
    );
    let ref: string | null = null;
    for (const [name, raw] of event.attributes) {
      const value = decodeBlanks(raw);
      if (name === 'ref') {
        ref = value;
      } else {
        const column = this.column(name);
        if (column >= bounds.columns)
          throw tooMany(event, `columns in table ${this.name}`, bounds.columns);
        while (values.length <= column) values.push(undefined);
        values[column] = value;
      }
    }
    if (ref === null || ref === '')
      throw new XmlError({ at: event.at, reason: `a row of table ${this.name} has no ref` });
    if (this.refs.has(ref))
      throw new XmlError({
        at: event.at,
        reason: `table ${this.name} has two rows with ref ${ref}`,
      });
    const own = ownCopy(ref);
    this.refs.add(own);
    if (this.isWanted) this.rows.push({ ref: own, packed: ownCopy(pack(values)) });
  }

  private column(name: string): number {
    const known = this.index.get(name);
    if (known !== undefined) return known;
    const column = this.columns.length;
    const own = ownCopy(name);
    this.columns.push(own);
    this.index.set(own, column);
    return column;
  }
}

function expectOpen(event: XmlEvent | null, names: readonly string[], inside: string): XmlOpen {
  if (event?.kind === 'open' && names.includes(event.name)) return event;
  const found = event === null ? 'nothing' : `<${event.kind === 'close' ? '/' : ''}${event.name}>`;
  throw new XmlError({
    at: event?.at ?? 0,
    reason: `${found} ${inside}, where <${names.join('> or <')}> belongs`,
  });
}

function attribute(event: XmlOpen, name: string): string {
  const value = event.attributes.get(name);
  if (value === undefined)
    throw new XmlError({ at: event.at, reason: `<${event.name}> without ${name}="..."` });
  return value;
}

/** Every child of the element just opened, up to its end tag. Each child must be empty. */
function* children(scanner: XmlScanner, name: string, inside: string): Generator<XmlOpen> {
  for (let event = scanner.next(); event?.kind !== 'close'; event = scanner.next()) {
    const open = expectOpen(event, [name], inside);
    const end = scanner.next();
    if (end?.kind !== 'close')
      throw new XmlError({ at: end?.at ?? open.at, reason: `<${name}> must be empty` });
    yield open;
  }
}

/** Characters read between two pauses: a few milliseconds' work. */
const stretch = 65_536;

/** Reads the whole database. It yields now and then, so that the caller can pause. */
function* read(scanner: XmlScanner, wanted: Wanted): Generator<void, DatabaseContent, undefined> {
  let rows = 0;
  let kept = 0;
  let lastPause = 0;
  const manifest = new Map<string, string>();
  const tables = new Map<string, Table>();
  expectOpen(scanner.next(), ['database'], 'at the start');
  for (let event = scanner.next(); event?.kind !== 'close'; event = scanner.next()) {
    const open = expectOpen(event, ['manifest', 'table'], 'inside <database>');
    if (open.name === 'manifest') {
      for (const pair of children(scanner, 'pair', 'inside <manifest>')) {
        manifest.set(ownCopy(attribute(pair, 'key')), ownCopy(attribute(pair, 'value')));
        if (manifest.size > bounds.pairs) throw tooMany(pair, 'pairs in <manifest>', bounds.pairs);
      }
    } else {
      const name = ownCopy(attribute(open, 'name'));
      if (tables.has(name))
        throw new XmlError({ at: open.at, reason: `table ${name} stands twice in the file` });
      const table = new Table(name, wanted.has(name));
      tables.set(name, table);
      if (tables.size > bounds.tables) throw tooMany(open, 'tables', bounds.tables);
      for (const row of children(scanner, 'row', `inside table ${name}`)) {
        table.add(row);
        rows += 1;
        kept += table.isWanted ? 1 : 0;
        if (rows > bounds.rows) throw tooMany(row, 'rows', bounds.rows);
        if (kept > wanted.rows) throw tooMany(row, 'hosts and PIFs', wanted.rows);
        if (scanner.offset - lastPause < stretch) continue;
        lastPause = scanner.offset;
        yield;
      }
    }
  }
  const after = scanner.next();
  if (after !== null) throw new XmlError({ at: after.at, reason: 'something after </database>' });
  return { manifest, tables: [...tables.values()] };
}

/** The line and column of a character offset. Both count from 1, and a line ends at LF. */
function place(
  pieces: Iterable<string>,
  at: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  let before = 0;
  for (const piece of pieces) {
    for (
      let end = piece.indexOf('\n');
      end >= 0 && before + end < at;
      end = piece.indexOf('\n', end + 1)
    ) {
      line += 1;
      start = before + end + 1;
    }
    before += piece.length;
    if (before > at) break;
  }
  return { line, column: at - start + 1 };
}

function issueOf(pieces: Iterable<string>, error: unknown): Result<never, ReadIssue> {
  if (!(error instanceof XmlError)) throw error;
  return err({ ...place(pieces, error.issue.at), reason: error.issue.reason });
}

/**
 * Reads a pool database (xapi's state.db, schema 5.35 to today) from its text in pieces. It takes
 * old and new manifests or none, raw and `%`-coded blanks, and text that is indented or on one
 * line. It keeps unknown tables and columns as they are. Any other text is an issue with its place.
 * A piece is no longer used once the next one is asked for. To find the place of an issue, `pieces`
 * is read a second time.
 */
export function readDatabase(pieces: Iterable<string>): Result<DatabaseContent, ReadIssue> {
  const scanner = new XmlScanner(pieces, databaseLimits);
  try {
    const reading = read(scanner, { has: () => true, rows: bounds.rows });
    for (;;) {
      const step = reading.next();
      if (step.done === true) return ok(step.value);
    }
  } catch (error) {
    return issueOf(pieces, error);
  } finally {
    scanner.close();
  }
}

/**
 * The same, but it awaits `turn` now and then so that others are not held up. It keeps only the
 * rows of `tables`.
 */
export async function readDatabaseSharing(
  pieces: Iterable<string>,
  tables: readonly string[],
  turn: () => Promise<void>,
): Promise<Result<DatabaseContent, ReadIssue>> {
  const scanner = new XmlScanner(pieces, databaseLimits);
  try {
    const reading = read(scanner, {
      has: (table) => tables.includes(table),
      rows: bounds.surveyedRows,
    });
    for (;;) {
      const step = reading.next();
      if (step.done === true) return ok(step.value);
      await turn();
    }
  } catch (error) {
    return issueOf(pieces, error);
  } finally {
    scanner.close();
  }
}

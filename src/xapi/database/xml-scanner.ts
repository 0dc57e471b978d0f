import { bounds } from './bounds.js';
import { decodeEntities } from './entities.js';
import { TextWindow } from './text-window.js';
import { XmlError } from './xml-fault.js';

/** What the scanner meets in the file: a tag with its attributes (in file order, text decoded), or the end of an element. */
export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly at: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number };

const nameEnd = /[^A-Za-z0-9_.:-]/g;

/**
 * A strict pull scanner for the subset of XML that state.db is written in: elements, attributes, comments, processing instructions, white space.
 * No document type (so no entities of one's own), no character data; anything else is an XmlError with its offset in the whole text. Each `next` costs what it reads.
 */
export class XmlScanner {
  private readonly window: TextWindow;
  private readonly open: string[] = [];
  private pendingClose: string | null = null;
  private comments = 0;

  constructor(pieces: Iterable<string>) {
    this.window = new TextWindow(pieces);
    if (this.window.startsWith('\uFEFF')) this.window.at = 1;
  }

  /** Nothing more will be asked for. */
  close(): void {
    this.window.close();
  }

  /** Characters read so far. */
  get offset(): number {
    return this.window.offset();
  }

  /** The next event; null after the root element's end. */
  next(): XmlEvent | null {
    if (this.pendingClose !== null) {
      const name = this.pendingClose;
      this.pendingClose = null;
      return { kind: 'close', name, at: this.window.offset() };
    }
    for (;;) {
      this.window.begin();
      this.skipBlanks();
      if (Number.isNaN(this.window.code())) {
        const unclosed = this.open.at(-1);
        if (unclosed !== undefined) this.fail(`the file ends inside <${unclosed}>: it was cut off`);
        return null;
      }
      if (this.window.code() !== 60)
        this.fail('text between the tags, where only white space may stand');
      if (this.window.startsWith('<!--')) this.skipPast('-->', 'comment');
      else if (this.window.startsWith('<?')) this.skipPast('?>', 'processing instruction');
      else if (this.window.startsWith('<!'))
        this.fail('a document type or CDATA section, which a pool database never has');
      else return this.window.startsWith('</') ? this.closeTag() : this.openTag();
    }
  }

  private openTag(): XmlEvent {
    const at = this.window.offset();
    this.window.at += 1;
    const name = this.name();
    const attributes = new Map<string, string>();
    for (;;) {
      const before = this.window.at;
      this.skipBlanks();
      const code = this.window.code();
      if (code === 62) {
        this.window.at += 1;
        this.open.push(name);
        return { kind: 'open', name, attributes, at };
      }
      if (code === 47) {
        if (this.window.code(1) !== 62) this.fail('"/" inside a tag');
        this.window.at += 2;
        this.pendingClose = name;
        return { kind: 'open', name, attributes, at };
      }
      if (before === this.window.at)
        this.fail(
          Number.isNaN(code)
            ? `the file ends inside <${name}>: it was cut off`
            : 'no white space before the attribute',
        );
      const attribute = this.name();
      if (attributes.size > bounds.columns)
        this.fail(`more than ${bounds.columns} attributes in one tag`);
      if (attributes.has(attribute)) this.fail(`attribute ${attribute} twice in one tag`);
      attributes.set(attribute, this.value(attribute));
    }
  }

  private closeTag(): XmlEvent {
    const at = this.window.at;
    this.window.at += 2;
    const name = this.name();
    this.skipBlanks();
    if (this.window.code() !== 62) this.fail(`</${name} without its ">"`);
    this.window.at += 1;
    const expected = this.open.pop();
    if (expected !== name)
      this.fail(
        `</${name}> where ${expected === undefined ? 'nothing is open' : `</${expected}> belongs`}`,
        at,
      );
    return { kind: 'close', name, at: this.window.offset(at) };
  }

  private value(attribute: string): string {
    this.skipBlanks();
    if (this.window.code() !== 61) this.fail(`attribute ${attribute} without a value`);
    this.window.at += 1;
    this.skipBlanks();
    const code = this.window.code();
    if (code !== 34 && code !== 39) this.fail(`the value of ${attribute} is not quoted`);
    const start = this.window.at + 1;
    const end = this.window.find(String.fromCharCode(code), start);
    if (end < 0) this.fail(`the value of ${attribute} never ends: the file was cut off`);
    const raw = this.window.text.slice(start, end);
    const bad = raw.indexOf('<');
    if (bad >= 0) this.fail(`"<" inside the value of ${attribute}`, start + bad);
    const value = decodeEntities(raw);
    if (typeof value !== 'string')
      this.fail(`${value.reason} in the value of ${attribute}`, start + value.at);
    this.window.at = end + 1;
    return value;
  }

  private name(): string {
    const end = this.window.search(nameEnd);
    if (end === this.window.at)
      this.fail(
        Number.isNaN(this.window.code())
          ? 'the file ends inside a tag: it was cut off'
          : 'no name where a tag or attribute name belongs',
      );
    const name = this.window.text.slice(this.window.at, end);
    this.window.at = end;
    return name;
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.window.code();
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.window.at += 1;
    }
  }

  private skipPast(end: string, what: string): void {
    const at = this.window.find(end, this.window.at);
    if (at < 0) this.fail(`a ${what} that never ends`);
    this.comments += 1;
    if (this.comments > bounds.comments)
      this.fail(`more than ${bounds.comments} comments and processing instructions`);
    this.window.at = at + end.length;
  }

  private fail(reason: string, at = this.window.at): never {
    throw new XmlError({ at: this.window.offset(at), reason });
  }
}

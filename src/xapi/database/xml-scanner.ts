import { decodeEntities } from './entities.js';
import type { XmlFault } from './xml-fault.js';

/** What the scanner meets in the file: a tag with its attributes (in file order, text decoded), or the end of an element. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly at: number }
  | { readonly kind: 'close'; readonly name: string; readonly at: number };

/** Thrown inside this folder only; `readDatabase` turns it into a DatabaseTrouble. */
export class XmlError extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.reason);
  }
}

const nameEnd = /[^A-Za-z0-9_.:-]/g;

/**
 * A strict pull scanner for the subset of XML that state.db is written in: elements, attributes, comments, processing instructions, white space.
 * No document type (so no entities of one's own), no character data; anything else is an XmlError with its offset. Each `next` costs what it reads.
 */
export class XmlScanner {
  private at = 0;
  private readonly open: string[] = [];
  private pendingClose: string | null = null;

  constructor(private readonly text: string) {
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  /** The next event; null after the root element's end. */
  next(): XmlEvent | null {
    if (this.pendingClose !== null) {
      const name = this.pendingClose;
      this.pendingClose = null;
      return { kind: 'close', name, at: this.at };
    }
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.text.length) {
        const unclosed = this.open.at(-1);
        if (unclosed !== undefined) this.fail(`the file ends inside <${unclosed}>: it was cut off`);
        return null;
      }
      if (this.text.charCodeAt(this.at) !== 60) this.fail('text between the tags, where only white space may stand');
      if (this.text.startsWith('<!--', this.at)) this.skipPast('-->', 'comment');
      else if (this.text.startsWith('<?', this.at)) this.skipPast('?>', 'processing instruction');
      else if (this.text.startsWith('<!', this.at)) this.fail('a document type or CDATA section, which a pool database never has');
      else return this.text.startsWith('</', this.at) ? this.closeTag() : this.openTag();
    }
  }

  private openTag(): XmlEvent {
    const at = this.at;
    this.at += 1;
    const name = this.name();
    const attributes = new Map<string, string>();
    for (;;) {
      const before = this.at;
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at);
      if (code === 62) {
        this.at += 1;
        this.open.push(name);
        return { kind: 'open', name, attributes, at };
      }
      if (code === 47) {
        if (this.text.charCodeAt(this.at + 1) !== 62) this.fail('"/" inside a tag');
        this.at += 2;
        this.pendingClose = name;
        return { kind: 'open', name, attributes, at };
      }
      if (before === this.at) this.fail(this.at >= this.text.length ? `the file ends inside <${name}>: it was cut off` : 'no white space before the attribute');
      const attribute = this.name();
      if (attributes.has(attribute)) this.fail(`attribute ${attribute} twice in one tag`);
      attributes.set(attribute, this.value(attribute));
    }
  }

  private closeTag(): XmlEvent {
    const at = this.at;
    this.at += 2;
    const name = this.name();
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) !== 62) this.fail(`</${name} without its ">"`);
    this.at += 1;
    const expected = this.open.pop();
    if (expected !== name) this.fail(`</${name}> where ${expected === undefined ? 'nothing is open' : `</${expected}> belongs`}`, at);
    return { kind: 'close', name, at };
  }

  private value(attribute: string): string {
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) !== 61) this.fail(`attribute ${attribute} without a value`);
    this.at += 1;
    this.skipBlanks();
    const quote = this.text.charAt(this.at);
    if (quote !== '"' && quote !== "'") this.fail(`the value of ${attribute} is not quoted`);
    const start = this.at + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0) this.fail(`the value of ${attribute} never ends: the file was cut off`);
    const raw = this.text.slice(start, end);
    const bad = raw.indexOf('<');
    if (bad >= 0) this.fail(`"<" inside the value of ${attribute}`, start + bad);
    const value = decodeEntities(raw);
    if (typeof value !== 'string') this.fail(`${value.reason} in the value of ${attribute}`, start + value.at);
    this.at = end + 1;
    return value;
  }

  private name(): string {
    nameEnd.lastIndex = this.at;
    const end = nameEnd.exec(this.text)?.index ?? this.text.length;
    if (end === this.at) this.fail(this.at >= this.text.length ? 'the file ends inside a tag: it was cut off' : 'no name where a tag or attribute name belongs');
    const name = this.text.slice(this.at, end);
    this.at = end;
    return name;
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private skipPast(end: string, what: string): void {
    const at = this.text.indexOf(end, this.at);
    if (at < 0) this.fail(`a ${what} that never ends`);
    this.at = at + end.length;
  }

  private fail(reason: string, at = this.at): never {
    throw new XmlError({ at, reason });
  }
}

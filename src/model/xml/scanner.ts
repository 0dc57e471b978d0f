import { decodeAttribute, decodeText } from './entities.js';
import { XmlError, type XmlIssue } from './issue.js';
import { nameLimit, type XmlLimits } from './limits.js';
import { TextWindow } from './text-window.js';

/** A tag with its attributes, in file order and decoded. `at` is its offset in the whole text. */
export interface XmlOpen {
  readonly kind: 'open';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly at: number;
}

/** The end of an element. `<a/>` has one too. */
export interface XmlClose {
  readonly kind: 'close';
  readonly name: string;
  readonly at: number;
}

/** One event of the scanner. */
export type XmlEvent = XmlOpen | XmlClose;

const nameEnd = /[^A-Za-z0-9_.:-]/g;
const noAttributes: ReadonlyMap<string, string> = new Map();
const cdata = '<![CDATA[';

/**
 * The only reader of XML here: pool databases, host files and XML-RPC messages. It accepts
 * elements, attributes, text, comments and processing instructions. It refuses a document type, so
 * a text cannot define entities, and nothing is expanded or fetched. Tags must match. Anything else
 * throws an XmlError. Each step costs only what it reads, so any text is read in linear time.
 */
export class XmlScanner {
  private readonly window: TextWindow;
  private readonly open: string[] = [];
  private pendingClose: string | null = null;
  private comments = 0;

  constructor(
    pieces: Iterable<string>,
    private readonly limits: XmlLimits,
  ) {
    this.window = new TextWindow(pieces, limits.characters);
    if (this.window.startsWith('\uFEFF')) this.window.at = 1;
  }

  /** Closes the source. No more events will be asked for. */
  close(): void {
    this.window.close();
  }

  /** Characters read so far. */
  get offset(): number {
    return this.window.offset();
  }

  /**
   * The next event; null after the end of the root element. White space is skipped; any other text
   * before a tag is an error.
   */
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
        if (unclosed !== undefined) this.fail(`the text ends inside <${unclosed}>: it was cut off`);
        return null;
      }
      if (this.window.code() !== 60)
        this.fail('text between the tags, where only white space may stand');
      if (this.window.startsWith('<!--')) this.skipPast('-->', 'comment');
      else if (this.window.startsWith('<?')) this.skipPast('?>', 'processing instruction');
      else if (this.window.startsWith('<!'))
        this.fail('a document type or CDATA section, which does not belong here');
      else return this.window.startsWith('</') ? this.closeTag() : this.openTag();
    }
  }

  /**
   * The text from here to the next tag: entities decoded, CDATA sections unchanged, white space
   * kept.
   */
  text(): string {
    if (this.pendingClose !== null) return '';
    this.window.begin();
    let text = '';
    for (;;) {
      const start = this.window.at;
      text += this.decoded(decodeText(this.upTo('<', 'the text')), start, 'the text');
      if (!this.window.startsWith(cdata)) return text;
      this.window.at += cdata.length;
      text += this.upTo(']]>', 'a CDATA section');
      this.window.at += 3;
    }
  }

  /**
   * Everything from here to `end`, unchanged; `end` comes next. For documents whose writer does not
   * escape.
   */
  verbatim(end: string): string {
    if (this.pendingClose !== null) return '';
    this.window.begin();
    return this.upTo(end, `what ${end} ends`);
  }

  /** Throws an XmlError with the reason and the offset in the whole text (by default, here). */
  fail(reason: string, at = this.window.offset()): never {
    throw new XmlError({ at, reason });
  }

  private upTo(end: string, what: string, start = this.window.at): string {
    const found = this.window.find(end, start);
    if (found < 0) this.fail(`${what} never ends: it was cut off`);
    const text = this.window.text.slice(start, found);
    this.window.at = found;
    return text;
  }

  private decoded(text: string | XmlIssue, start: number, where: string): string {
    if (typeof text === 'string') return text;
    return this.fail(`${text.reason} in ${where}`, this.window.offset(start + text.at));
  }

  private openTag(): XmlOpen {
    const at = this.window.offset();
    this.window.at += 1;
    const name = this.name();
    let attributes: Map<string, string> | null = null;
    for (;;) {
      const before = this.window.at;
      this.skipBlanks();
      const code = this.window.code();
      if (code === 62) {
        this.window.at += 1;
        this.open.push(name);
        return { kind: 'open', name, attributes: attributes ?? noAttributes, at };
      }
      if (code === 47) {
        if (this.window.code(1) !== 62) this.fail('"/" inside a tag');
        this.window.at += 2;
        this.pendingClose = name;
        return { kind: 'open', name, attributes: attributes ?? noAttributes, at };
      }
      if (before === this.window.at)
        this.fail(
          Number.isNaN(code)
            ? `the text ends inside <${name}>: it was cut off`
            : 'no white space before the attribute',
        );
      const attribute = this.name();
      attributes ??= new Map<string, string>();
      if (attributes.size > this.limits.attributes)
        this.fail(`more than ${this.limits.attributes} attributes in one tag`);
      if (attributes.has(attribute)) this.fail(`attribute ${attribute} twice in one tag`);
      attributes.set(attribute, this.value(attribute));
    }
  }

  private closeTag(): XmlClose {
    const at = this.window.offset();
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
    return { kind: 'close', name, at };
  }

  private value(attribute: string): string {
    this.skipBlanks();
    if (this.window.code() !== 61) this.fail(`attribute ${attribute} without a value`);
    this.window.at += 1;
    this.skipBlanks();
    const code = this.window.code();
    if (code !== 34 && code !== 39) this.fail(`the value of ${attribute} is not quoted`);
    const start = this.window.at + 1;
    const raw = this.upTo(String.fromCharCode(code), `the value of ${attribute}`, start);
    const bad = raw.indexOf('<');
    if (bad >= 0)
      this.fail(`"<" inside the value of ${attribute}`, this.window.offset(start + bad));
    const value = this.decoded(decodeAttribute(raw), start, `the value of ${attribute}`);
    this.window.at += 1;
    return value;
  }

  private name(): string {
    const end = this.window.search(nameEnd);
    if (end === this.window.at)
      this.fail(
        Number.isNaN(this.window.code())
          ? 'the text ends inside a tag: it was cut off'
          : 'no name where a tag or attribute name belongs',
      );
    if (end - this.window.at > nameLimit) this.fail(`a name of more than ${nameLimit} characters`);
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
    if (this.comments > this.limits.comments)
      this.fail(`more than ${this.limits.comments} comments and processing instructions`);
    this.window.at = at + end.length;
  }
}

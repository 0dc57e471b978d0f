import { unescapeName, unescapeXml } from './xml-text.js';

const CDATA = '<![CDATA[';

/**
 * Walks over the few kinds of markup XML-RPC needs. Attributes, DTDs and entities of one's own are refused, so nothing is ever expanded or fetched.
 * After the first trouble `failure` says what and where; all readers then give null.
 */
export class XmlReader {
  /** What is wrong and at which character, once something is. */
  failure: string | null = null;
  private at = 0;

  constructor(private readonly xml: string) {}

  /** Records the first trouble; gives null for the caller to return. */
  fail(what: string): null {
    this.failure ??= `${what} at character ${this.at + 1}`;
    return null;
  }

  /** Skips a byte order mark, the XML declaration, comments and white space in front of the first element. */
  prolog(): boolean {
    if (this.xml.startsWith('\ufeff')) this.at = 1;
    for (;;) {
      this.blank();
      const end = this.xml.startsWith('<?', this.at)
        ? '?>'
        : this.xml.startsWith('<!--', this.at)
          ? '-->'
          : undefined;
      if (end === undefined) break;
      const close = this.xml.indexOf(end, this.at + 2);
      if (close < 0) {
        this.fail('a declaration or comment that does not end');
        return false;
      }
      this.at = close + end.length;
    }
    if (this.xml.startsWith('<!', this.at))
      this.fail('a document type, which XML-RPC does not have');
    return this.failure === null;
  }

  /** Skips white space. */
  blank(): void {
    for (;;) {
      const code = this.xml.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  /** Reads one tag, white space before it skipped: `value`, `/value` or `value/`. */
  tag(): string | null {
    this.blank();
    if (this.xml.charCodeAt(this.at) !== 0x3c)
      return this.fail(
        this.at >= this.xml.length ? 'the end in the middle' : 'text where a tag belongs',
      );
    const end = this.xml.indexOf('>', this.at);
    if (end < 0) return this.fail('a tag that does not end');
    const tag = this.xml.slice(this.at + 1, end);
    const tidy = /^[/\w.]+$/.test(tag) ? tag : tag.replace(/\s+(\/?)$/, '$1');
    if (!/^\/?[A-Za-z][\w.]*\/?$/.test(tidy)) return this.fail('a tag that is not XML-RPC');
    this.at = end + 1;
    return tidy;
  }

  /** Reads the tag that must come now. */
  expect(wanted: string): boolean {
    const tag = this.tag();
    if (tag === null) return false;
    if (tag !== wanted) this.fail(`<${tag.slice(0, 40)}> where <${wanted}> belongs`);
    return tag === wanted;
  }

  /** Reads character data, CDATA included, up to the next tag. Kept to the letter, white space too. */
  text(): string | null {
    let text = '';
    for (;;) {
      const next = this.xml.indexOf('<', this.at);
      if (next < 0) return this.fail('the end in the middle');
      const plain = unescapeXml(this.xml.slice(this.at, next));
      if (plain === null) return this.fail('an entity that is not one of the five of XML');
      text += plain;
      this.at = next;
      if (!this.xml.startsWith(CDATA, next)) return text;
      const end = this.xml.indexOf(']]>', next);
      if (end < 0) return this.fail('a CDATA section that does not end');
      text += this.xml.slice(next + CDATA.length, end);
      this.at = end + 3;
    }
  }

  /** Reads a member's name to its closing tag, after its opening one. xapi does not escape names: `&` and `<` in them are taken as they are. */
  name(): string | null {
    const end = this.xml.indexOf('</name>', this.at);
    if (end < 0) return this.fail('a member name that does not end');
    const name = unescapeName(this.xml.slice(this.at, end));
    this.at = end + '</name>'.length;
    return name;
  }

  /** Nothing but white space may follow the last element. */
  end(): boolean {
    this.blank();
    if (this.at < this.xml.length) this.fail('something after the end');
    return this.failure === null;
  }
}

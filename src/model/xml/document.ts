import { XmlError, type XmlIssue } from './issue.js';
import { err, ok, type Result } from '../result.js';
import { xmlLimits } from './limits.js';
import { XmlScanner, type XmlOpen } from './scanner.js';

/** An element of a small document, such as a host file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text between the tags, white space included. */
  readonly text: string;
}

/** How deep elements may be nested. No host file has more than four levels. */
const mostDepth = 20;

function element(
  scanner: XmlScanner,
  { name, attributes, at }: XmlOpen,
  depth: number,
): XmlElement {
  if (depth > mostDepth) scanner.fail(`elements nested more than ${mostDepth} deep`, at);
  const children: XmlElement[] = [];
  let text = scanner.text();
  for (let event = scanner.next(); event?.kind === 'open'; event = scanner.next()) {
    children.push(element(scanner, event, depth + 1));
    text += scanner.text();
  }
  return { name, attributes, children, text };
}

/** Reads a whole document; the error says what is wrong with it and where. */
export function readXml(document: string): Result<XmlElement, XmlIssue> {
  try {
    const scanner = new XmlScanner([document], xmlLimits);
    const first = scanner.next();
    if (first?.kind !== 'open') return scanner.fail('no element in it');
    const root = element(scanner, first, 0);
    return scanner.next() === null ? ok(root) : scanner.fail('something after the end');
  } catch (error) {
    if (error instanceof XmlError) return err(error.issue);
    throw error;
  }
}

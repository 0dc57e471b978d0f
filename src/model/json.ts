import { err, ok, type Result } from './result.js';

/** Deeper than any document that we read, and shallow enough for code that recurses through one. */
const mostDepth = 64;

/**
 * Reads a JSON text that others may have written. Every such text is read here. The error says why
 * it was refused and quotes nothing of the text, which may hold a password.
 */
export function parseJson(text: string, deepest = mostDepth): Result<unknown, string> {
  if (mayBeDeeper(text, deepest) && depthOf(text) > deepest) return err('nested too deeply');
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err('no JSON');
  }
}

/**
 * Whether more than so many brackets open in the text, also one after another or inside strings.
 * Most texts have fewer, and need no look at each character.
 */
function mayBeDeeper(text: string, depth: number): boolean {
  const opened = (bracket: string): number => text.split(bracket, depth + 2).length - 1;
  return opened('[') + opened('{') > depth;
}

/** The greatest number of brackets open at once, without those inside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inText) {
      if (character === backslash) at += 1;
      else if (character === quote) inText = false;
    } else if (character === quote) inText = true;
    else if (character === openList || character === openObject) {
      depth += 1;
      if (depth > most) most = depth;
    } else if (character === closeList || character === closeObject) depth -= 1;
  }
  return most;
}

const [quote, backslash] = [0x22, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, jsonList, jsonText, parseJson } from '../../../src/model/index.js';

/** The types of CycloneDX 1.5 that ours can be. */
const types = ['application', 'library'];
const serialNumber = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
/** pkg:TYPE/NAMESPACE/NAME@VERSION?QUALIFIERS; the namespace may be left out. */
const purl = /^pkg:(?:npm|deb|generic)\/(?:[\w.%+-]+\/)*[\w.%+-]+@[\w.%+~-]+(?:\?[\w=&.-]+)?$/u;
/** Shorter than any licence: the MIT licence has about a thousand characters. */
const shortestText = 500;

/** What a component lacks of what CycloneDX asks for, and of the checksum that we promise. */
function faultsOf(component: unknown): readonly string[] {
  const text = JSON.stringify(component);
  if (!isJsonObject(component)) return [text];
  const wanted = {
    type: types.includes(jsonText(component, 'type')),
    name: jsonText(component, 'name') !== '',
    version: jsonText(component, 'version') !== '',
    purl: purl.test(jsonText(component, 'purl')),
    'bom-ref': jsonText(component, 'bom-ref') === jsonText(component, 'purl'),
    licenses: /"licenses":\[\{"(?:license":\{"id|expression)":"[^"]+"/u.test(text),
  };
  return Object.entries(wanted)
    .filter(([, isThere]) => !isThere)
    .map(([member]) => `${text}: ${member}`);
}

/** The heading and the text below it, for each part in a file of licences. */
function licenceTexts(file: string): ReadonlyMap<string, string> {
  const parts = file.split(/^(\S+ \S+) \(\S.*\)\n=+\n\n/mu);
  const [, ...pairs] = parts;
  return new Map(
    pairs.flatMap((part, at): [string, string][] =>
      at % 2 === 0 ? [[part, (pairs[at + 1] ?? '').trim()]] : [],
    ),
  );
}

/**
 * A package says what is in it: a CycloneDX document of all parts, and for each the text of its
 * licence.
 */
export function saysWhatIsInIt(root: string): void {
  const read = (name: string): string => readFileSync(join(root, 'opt/xsconsole', name), 'utf8');
  const list = parseJson(read('sbom.cdx.json'));
  if (!list.ok || !isJsonObject(list.value)) throw new Error('sbom.cdx.json is no JSON object');
  expect(list.value).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
  expect(jsonText(list.value, 'serialNumber')).toMatch(serialNumber);
  const { metadata } = list.value;
  const own = isJsonObject(metadata) ? metadata['component'] : undefined;
  const parts = jsonList(list.value['components']);
  // Node, the libraries that it brings, and what is bundled.
  expect(parts.length).toBeGreaterThan(8);
  expect([own, ...parts].flatMap(faultsOf)).toEqual([]);
  const texts = licenceTexts(read('licences.txt'));
  for (const part of parts.filter(isJsonObject)) {
    expect(JSON.stringify(part)).toMatch(/"alg":"SHA-(?:256|512)","content":"[0-9a-f]{64,}"/u);
    const heading = `${jsonText(part, 'name')} ${jsonText(part, 'version')}`;
    expect(`${heading}: ${(texts.get(heading) ?? '').length > shortestText}`).toBe(
      `${heading}: true`,
    );
  }
  expect(texts.size).toBe(parts.length);
  const names = parts.map((part) => (isJsonObject(part) ? jsonText(part, 'name') : ''));
  expect(names).toEqual(expect.arrayContaining(['node', 'libc6', 'libgcc-s1', 'libstdc++6']));
}

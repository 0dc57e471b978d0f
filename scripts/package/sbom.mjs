// The contents of a package as a CycloneDX document. It lets people find
// out whether a library with a known defect is in the package.
import { createHash } from 'node:crypto';
import { packageName } from './paths.mjs';

/** npm's `sha512-BASE64`, or the same with sha256 for a file of Debian's, as CycloneDX has it. */
function hashes(integrity) {
  const [, bits, content] = /^sha(256|512)-(.+)$/u.exec(integrity) ?? [];
  if (content === undefined) throw new Error(`"${integrity}" is no checksum`);
  return {
    hashes: [{ alg: `SHA-${bits}`, content: Buffer.from(content, 'base64').toString('hex') }],
  };
}

/** One SPDX name, or an expression of several. */
function licences(licence) {
  return / (?:OR|AND|WITH) /u.test(licence)
    ? [{ expression: licence }]
    : [{ license: { id: licence } }];
}

/** A name of the document: the same for the same contents (a UUID of version 5, for URLs). */
function serialNumber(names) {
  const bytes = createHash('sha1')
    .update(Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex'))
    .update(names.join(' '))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = bytes.toString('hex');
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')}`;
}

/** The document of a package of this version, made of these parts. */
export function sbom(version, parts) {
  const product = `pkg:generic/${packageName}@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: serialNumber([product, ...parts.map(({ purl }) => purl)]),
    version: 1,
    metadata: {
      component: {
        'bom-ref': product,
        type: 'application',
        name: packageName,
        version,
        licenses: licences('MIT'),
        purl: product,
      },
    },
    components: parts.map(({ name, version: own, licence, integrity, purl }) => ({
      'bom-ref': purl,
      type: 'library',
      name,
      version: own,
      licenses: licences(licence),
      ...hashes(integrity),
      purl,
    })),
    dependencies: [
      { ref: product, dependsOn: parts.map(({ purl }) => purl) },
      ...parts.map(({ purl }) => ({ ref: purl, dependsOn: [] })),
    ],
  };
}

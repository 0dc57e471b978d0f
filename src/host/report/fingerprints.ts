import { createHash, X509Certificate } from 'node:crypto';
import {
  certificatesIn,
  errorWords,
  known,
  unknown,
  type HostFilePort,
  type Known,
  type SshKeyFingerprint,
} from '../../model/index.js';

/**
 * The first block in this file is the server's own certificate. A private key may follow, which we
 * never read out.
 */
const certificatePath = '/etc/xensource/xapi-ssl.pem';
const sshFolder = '/etc/ssh';

/**
 * The fingerprints of the ssh host keys, sorted by file name; none when sshd has never run. Reads
 * only public keys.
 */
export async function readSshFingerprints(
  files: HostFilePort,
): Promise<Known<readonly SshKeyFingerprint[]>> {
  const names = await files.list(sshFolder);
  if (!names.known) return names;
  const keys: SshKeyFingerprint[] = [];
  for (const name of names.value
    .filter((entry) => /^ssh_host_.*_key\.pub$/.test(entry))
    .toSorted()) {
    const text = await files.text(`${sshFolder}/${name}`);
    const [type = '', key = ''] = text.known ? text.value.trim().split(/\s+/) : [];
    if (key === '') continue;
    const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
    keys.push({ type, fingerprint: `SHA256:${digest.replaceAll('=', '')}` });
  }
  return known(keys);
}

/**
 * The SHA-256 of the certificate that the host shows to XenAPI clients on 443: upper-case
 * hexadecimal pairs joined by colons, as browsers and openssl show it. Errors: absent, unreadable,
 * damaged (no certificate in the file).
 */
export async function readCertificateFingerprint(files: HostFilePort): Promise<Known<string>> {
  const text = await files.text(certificatePath);
  if (!text.known) return text;
  const [block] = certificatesIn(text.value);
  if (block === undefined) return unknown('damaged', `${certificatePath}: no certificate in it`);
  try {
    return known(new X509Certificate(block).fingerprint256);
  } catch (error) {
    return unknown('damaged', `${certificatePath}: ${errorWords(error)}`);
  }
}

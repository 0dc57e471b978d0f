import { hostPaths, type HostFilePort } from '../../model/index.js';
import { maskUnknown, type ReportFormat } from './mask.js';
import { withoutSecrets } from './redact.js';

const secretFiles = [hostPaths.poolSecret];

/** The secrets of this host, which are removed wherever a text contains a copy. */
export async function knownSecrets(files: HostFilePort): Promise<readonly string[]> {
  const texts = await Promise.all(secretFiles.map((path) => files.text(path)));
  return texts
    .flatMap((text) => (text.known ? [text.value.trim()] : []))
    .flatMap((secret) => [secret, ...secret.split('/')])
    .filter((secret) => secret !== '');
}

/**
 * A text of the host for somebody else's eyes: without secrets, and with every value masked that is
 * not known to be harmless.
 */
export function safeText(text: string, secrets: readonly string[], format: ReportFormat): string {
  return maskUnknown(withoutSecrets(text, secrets), format);
}

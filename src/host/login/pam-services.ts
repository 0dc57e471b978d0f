import { err, ok, type HostFilePort, type Result } from '../../model/index.js';

const folder = '/etc/pam.d';
/** How deep includes are followed. Files may include each other in a circle. */
const deepest = 5;
const lockingModules = ['pam_faillock', 'pam_tally2', 'pam_tally'] as const;

/**
 * The first of these services that checks accounts too and not only passwords, so that expired and
 * locked accounts are refused. The error says why each service does not do.
 */
export async function accountStack(
  files: Pick<HostFilePort, 'text'>,
  services: readonly string[],
): Promise<Result<string, string>> {
  const missing: string[] = [];
  for (const service of services) {
    const text = await files.text(`${folder}/${service}`);
    if (!text.known) missing.push(`no ${folder}/${service}`);
    else if (linesOf(text.value).some(checksAccounts)) return ok(service);
    else missing.push(`${folder}/${service} checks no accounts`);
  }
  return err(missing.join(', '));
}

/**
 * The module with which one of these services locks an account after too many wrong passwords; null
 * when none does.
 */
export async function locksOut(
  files: Pick<HostFilePort, 'text'>,
  services: readonly string[],
): Promise<string | null> {
  const read = await Promise.all(services.map((service) => withIncluded(files, service, 0)));
  const lines = read.flat();
  return (
    lockingModules.find((module) => lines.some((line) => line.includes(`${module}.so`))) ?? null
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => (line.split('#')[0] ?? '').trim())
    .filter((line) => line !== '');

const checksAccounts = (line: string): boolean =>
  /^-?account\s/u.test(line) || /^@include\s+\S*account/u.test(line);

async function withIncluded(
  files: Pick<HostFilePort, 'text'>,
  service: string,
  depth: number,
): Promise<readonly string[]> {
  const text = await files.text(`${folder}/${service}`);
  if (!text.known || depth > deepest) return [];
  const lines = linesOf(text.value);
  const included = lines.flatMap((line) => {
    const words = line.split(/\s+/u);
    const at = words.findIndex((word) => ['@include', 'include', 'substack'].includes(word));
    const name = at < 0 ? '' : (words[at + 1] ?? '').replace(`${folder}/`, '');
    return /^[\w.-]+$/u.test(name) ? [name] : [];
  });
  const more = await Promise.all(
    [...new Set(included)].map((name) => withIncluded(files, name, depth + 1)),
  );
  return [...lines, ...more.flat()];
}

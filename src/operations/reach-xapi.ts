import {
  err,
  ok,
  type HostFilePort,
  type Result,
  type XapiPerson,
  type XapiPlaceError,
  type NamedXapi,
} from '../model/index.js';
import {
  describeError,
  isOwnAddress,
  parseFingerprint,
  placeFrom,
  showCertificate,
  type Fingerprint,
  type XenApiTarget,
} from '../xenapi/index.js';
import { keepServer, knownServer } from './known-servers.js';

/** What `reachXapi` needs from the program. */
export interface XapiHelp {
  /** Where accepted certificates are stored; null: nowhere. */
  readonly files: Pick<HostFilePort, 'text' | 'write'> | null;
  /** null: no person may be asked. */
  readonly person: XapiPerson | null;
  /** Reads the password from a file, or says why it cannot be read. */
  readPassword(file: string): Promise<Result<string, string>>;
}

const lookMs = 10_000;

/**
 * Turns a command line into a target for calls. A certificate that no authority confirms is
 * accepted only by its fingerprint: given on the command line, accepted before, or accepted now by
 * a person who sees it, before the password is asked.
 */
export async function reachXapi(
  named: NamedXapi,
  help: XapiHelp,
): Promise<Result<XenApiTarget, XapiPlaceError>> {
  const place = placeFrom(named.where);
  if (!place.ok) return usage(place.error);
  const pin = named.fingerprint === null ? null : parseFingerprint(named.fingerprint);
  if (named.fingerprint !== null && pin === null) return usage('noFingerprint');
  if ('socketPath' in place.value)
    return named.fingerprint === null && named.passwordFile === null
      ? ok(place.value)
      : usage('notForSocket');
  const { url, user } = place.value;
  const parsed = new URL(url);
  let trusted: { readonly fingerprint?: Fingerprint; readonly plainHttp?: true };
  if (parsed.protocol === 'http:') {
    if (pin !== null) return usage('notForHttp');
    if (!named.plainHttp && !isOwnAddress(parsed.hostname)) return refused('plainHttp', url);
    trusted = named.plainHttp ? { plainHttp: true } : {};
  } else {
    const found = pin === null ? await trust(parsed, help) : ok({ fingerprint: pin });
    if (!found.ok) return found;
    trusted = found.value;
  }
  const password = await passwordOf(named, user, url, help);
  if (!password.ok) return password;
  const who =
    password.value === null ? {} : { who: { user: user ?? 'root', password: password.value } };
  return ok({ url, ...trusted, ...who });
}

/** How to accept the server's certificate; {}: an authority confirms it. */
async function trust(
  url: URL,
  { files, person }: XapiHelp,
): Promise<Result<{ readonly fingerprint?: Fingerprint }, XapiPlaceError>> {
  const { origin } = url;
  const shown = await showCertificate(url, lookMs);
  if (!shown.ok) return refused('unreachable', origin, describeError(shown.error));
  const { fingerprint, trusted } = shown.value;
  const before = files === null ? 'unknown' : await knownServer(files, origin);
  if (before === 'damaged') return refused('damaged', origin);
  if (before !== 'unknown' && before !== fingerprint)
    return refused('changed', origin, `${before} ${fingerprint}`);
  if (trusted) return ok({});
  if (person === null) return refused('nobodyToAsk', origin, fingerprint);
  if (before === 'unknown') {
    if (!(await person.accept(origin, fingerprint))) return refused('notAccepted', origin);
    const kept = files === null ? null : await keepServer(files, origin, fingerprint);
    if (kept?.ok === false) person.notKept(kept.error.cause);
  }
  return ok({ fingerprint });
}

/** null: log in without a password. */
async function passwordOf(
  { passwordFile }: NamedXapi,
  user: string | null,
  url: string,
  { person, ...help }: XapiHelp,
): Promise<Result<string | null, XapiPlaceError>> {
  if (passwordFile !== null) {
    const read = await help.readPassword(passwordFile);
    return read.ok ? read : refused('passwordFile', url, read.error);
  }
  if (person === null) return user === null ? ok(null) : refused('noPassword', url);
  const typed = await person.password(user ?? 'root', url);
  return typed === null || typed === '' ? refused('noPassword', url) : ok(typed);
}

function usage(
  code: Extract<XapiPlaceError, { readonly kind: 'usage' }>['code'],
): Result<never, XapiPlaceError> {
  return err({ kind: 'usage', code });
}

function refused(
  code: Extract<XapiPlaceError, { readonly kind: 'refused' }>['code'],
  server: string,
  detail = '',
): Result<never, XapiPlaceError> {
  return err({ kind: 'refused', code, server, detail });
}

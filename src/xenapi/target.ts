import { err, ok, type Result } from '../model/index.js';
import type { Fingerprint } from './fingerprint.js';

/**
 * The user that logs in. Over the unix socket the server takes every caller for root and ignores
 * these (session.login_with_password).
 */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The way to a XenAPI: over a unix socket, where the caller is root, or by URL. */
export type XenApiTarget =
  | { readonly socketPath: string }
  | {
      /** `http://host[:port]` or `https://host[:port]`. A path in it is ignored. */
      readonly url: string;
      /**
       * With this, exactly that certificate is accepted, whatever name it carries (xapi's are
       * self-signed). Without it, the authorities that come with Node decide.
       */
      readonly fingerprint?: Fingerprint;
      /**
       * The certificates of a pool's hosts. The server is asked for the one by which hosts of a
       * pool know each other, and exactly these are accepted.
       */
      readonly members?: readonly Fingerprint[];
      /** The user allows plain http to another machine, where others can read the traffic. */
      readonly plainHttp?: true;
      /** The user that logs in there when the caller names none. */
      readonly who?: Credentials;
    };

/** The target's name for people: the socket's path, or the URL without user and password. */
export function targetName(target: XenApiTarget): string {
  if ('socketPath' in target) return target.socketPath;
  return URL.canParse(target.url) ? new URL(target.url).origin : 'a text that is no URL';
}

/** The server that a program's `--xapi` names. */
export type NamedPlace =
  | { readonly socketPath: string }
  /** `user` is the user that logs in; null when the URL names none. */
  | { readonly url: string; readonly user: string | null };

/**
 * Parses a program's `--xapi`: the path of a socket, or an `http:` or `https:` URL that may name a
 * user. A password in it is refused, because the list of processes would show it.
 */
export function placeFrom(text: string): Result<NamedPlace, 'noPlace' | 'passwordInUrl'> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return text === '' ? err('noPlace') : ok({ socketPath: text });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return err('noPlace');
  if (url.password !== '') return err('passwordInUrl');
  try {
    const user = decodeURIComponent(url.username);
    return ok({ url: url.origin, user: user === '' ? null : user });
  } catch {
    // The percent sign codes nothing.
    return err('noPlace');
  }
}

/**
 * The same target on another host, for HOST_IS_SLAVE. Null for a unix socket, which has no other
 * host.
 */
export function onHost(target: XenApiTarget, address: string): XenApiTarget | null {
  if ('socketPath' in target || !URL.canParse(target.url)) return null;
  const url = new URL(target.url);
  const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  url.hostname = host;
  // The setter ignores a text that is not a host name. Then there is no target.
  return url.hostname === host.toLowerCase() ? { ...target, url: url.href } : null;
}

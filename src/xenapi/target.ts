import { err, ok, type Result } from '../model/index.js';
import type { Fingerprint } from './fingerprint.js';

/**
 * Who logs in. Over the unix socket the server takes anyone for root and does not look at them
 * (session.login_with_password).
 */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Where a XenAPI is reached: over a unix socket (the caller is root there), or by URL. */
export type XenApiTarget =
  | { readonly socketPath: string }
  | {
      /** `http://host[:port]` or `https://host[:port]`; a path in it is not used. */
      readonly url: string;
      /**
       * Only this very certificate is accepted then, whatever name it carries (xapi's are
       * self-signed). Without it, the authorities that come with Node decide.
       */
      readonly fingerprint?: Fingerprint;
      /** Somebody insists on plain http to another machine, where everybody can read along. */
      readonly plainHttp?: true;
      /** Who logs in there where nobody else is named. */
      readonly who?: Credentials;
    };

/** The target for people: the socket's path, or the URL without user and password. */
export function targetName(target: XenApiTarget): string {
  if ('socketPath' in target) return target.socketPath;
  return URL.canParse(target.url) ? new URL(target.url).origin : 'a text that is no URL';
}

/** What a program's `--xapi` names. */
export type NamedPlace =
  | { readonly socketPath: string }
  /** `user`: who is to log in; null: nobody is named. */
  | { readonly url: string; readonly user: string | null };

/**
 * Takes what a program's `--xapi` gives: the path of a socket, or an `http:` or `https:` URL,
 * perhaps with a user. A password in it would stand in the list of processes.
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
    // A percent sign that codes nothing.
    return err('noPlace');
  }
}

/**
 * The same way of reaching, another host: for HOST_IS_SLAVE. Null for a unix socket, which has no
 * other host.
 */
export function onHost(target: XenApiTarget, address: string): XenApiTarget | null {
  if ('socketPath' in target || !URL.canParse(target.url)) return null;
  const url = new URL(target.url);
  const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  url.hostname = host;
  // The setter ignores what is no host name: then there is nowhere to go.
  return url.hostname === host.toLowerCase() ? { ...target, url: url.href } : null;
}

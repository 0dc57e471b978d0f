/** Where a XenAPI is reached: over a unix socket (the caller is root there), or by URL. */
export type XenApiTarget =
  | { readonly socketPath: string }
  | {
      /** `http://host[:port]` or `https://host[:port]`; a path in it is not used. */
      readonly url: string;
      /** PEM. Only this very certificate is accepted then, whatever name it carries (xapi's are self-signed). Without it, the system's authorities decide. */
      readonly certificate?: string;
    };

/** The target for people: the socket's path, or the URL without user and password. */
export function targetName(target: XenApiTarget): string {
  if ('socketPath' in target) return target.socketPath;
  return URL.canParse(target.url) ? new URL(target.url).origin : 'a text that is no URL';
}

/** Takes what a program's `--xapi` gives: an `http:` or `https:` URL, else the path of a socket. */
export function targetFrom(text: string): XenApiTarget {
  return /^https?:\/\//i.test(text) ? { url: text } : { socketPath: text };
}

/** The same way of reaching, another host: for HOST_IS_SLAVE. Null for a unix socket, which has no other host. */
export function onHost(target: XenApiTarget, address: string): XenApiTarget | null {
  if ('socketPath' in target || !URL.canParse(target.url)) return null;
  const url = new URL(target.url);
  const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  url.hostname = host;
  // The setter ignores what is no host name: then there is nowhere to go.
  return url.hostname === host.toLowerCase() ? { ...target, url: url.href } : null;
}

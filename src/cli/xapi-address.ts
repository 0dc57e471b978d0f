/** What `--xapi` gives, taken apart. */
export interface XapiAddress {
  /** The path of a socket, or a URL without user and password. */
  readonly place: string;
  /** The user and password of the URL; null: none were given. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** Takes apart the value of `--xapi`; null where it is neither a path nor a URL of http or https. */
export function xapiAddress(text: string): XapiAddress | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { place: text, login: null };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username === '') return { place: text, login: null };
  try {
    const login = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    return { place: url.origin, login };
  } catch {
    return null;
  }
}

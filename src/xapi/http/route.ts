/** What a request asks for, by method and path alone. */
export type Route =
  | { readonly kind: 'xml' }
  | { readonly kind: 'json' }
  | { readonly kind: 'dump' }
  | { readonly kind: 'options' }
  | { readonly kind: 'wrongMethod'; readonly allowed: string }
  | { readonly kind: 'unknown' };

const PATHS: ReadonlyMap<string, { readonly method: 'POST' | 'GET'; readonly kind: 'xml' | 'json' | 'dump' }> = new Map([
  ['/', { method: 'POST', kind: 'xml' }],
  ['/RPC2', { method: 'POST', kind: 'xml' }],
  ['/xmlrpc', { method: 'POST', kind: 'xml' }],
  ['/jsonrpc', { method: 'POST', kind: 'json' }],
  ['/json', { method: 'POST', kind: 'json' }],
  ['/pool/xmldbdump', { method: 'GET', kind: 'dump' }],
]);

/** Routes a request line. Paths are compared to the letter, as xapi does. */
export function routeOf(method: string, url: string): Route {
  const path = PATHS.get(url.split('?', 1)[0] ?? '');
  if (path === undefined) return { kind: 'unknown' };
  if (method === path.method) return { kind: path.kind };
  return method === 'OPTIONS' ? { kind: 'options' } : { kind: 'wrongMethod', allowed: `${path.method}, OPTIONS` };
}

/** Whether a Content-Type header names the type the route takes, in UTF-8 where it says a character set. */
export function acceptsType(kind: 'xml' | 'json', header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  return type === (kind === 'xml' ? 'text/xml' : 'application/json') && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
}

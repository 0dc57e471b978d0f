/** What a request asks for, told from its method and path alone. */
export type Route =
  | { readonly kind: 'xml' }
  | { readonly kind: 'json' }
  | { readonly kind: 'dump' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'options' }
  | { readonly kind: 'wrongMethod'; readonly allowed: string }
  | { readonly kind: 'unknown' };

type Served = ReadonlyMap<string, 'xml' | 'json' | 'dump' | 'restore'>;
const xml: Served = new Map([['POST', 'xml']]);
const json: Served = new Map([['POST', 'json']]);

/** What each path serves, by HTTP method. */
const servedPaths: ReadonlyMap<string, Served> = new Map<string, Served>([
  ['/', xml],
  ['/RPC2', xml],
  ['/xmlrpc', xml],
  ['/jsonrpc', json],
  ['/json', json],
  [
    '/pool/xmldbdump',
    new Map([
      ['GET', 'dump'],
      ['PUT', 'restore'],
    ]),
  ],
]);

/** Routes a request line. Paths must match exactly, as in xapi. */
export function routeOf(method: string, url: string): Route {
  const path = servedPaths.get(url.split('?', 1)[0] ?? '');
  if (path === undefined) return { kind: 'unknown' };
  const kind = path.get(method);
  if (kind !== undefined) return { kind };
  return method === 'OPTIONS'
    ? { kind: 'options' }
    : { kind: 'wrongMethod', allowed: [...path.keys(), 'OPTIONS'].join(', ') };
}

/**
 * Whether a Content-Type header names the type that the route takes. A character set, if given,
 * must be UTF-8.
 */
export function acceptsType(kind: 'xml' | 'json', header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  return (
    type === (kind === 'xml' ? 'text/xml' : 'application/json') &&
    (charset === undefined || charset === 'utf-8' || charset === 'utf8')
  );
}

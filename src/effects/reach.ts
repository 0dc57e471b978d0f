import { statSync } from 'node:fs';
import type { Result, XapiPerson, XapiProblem, XapiWish } from '../model/index.js';
import type { XenApiTarget } from '../xenapi/index.js';
import { embedded, host, operations } from './loading.js';

/**
 * Where the XenAPI is that somebody has named. What was accepted is kept on the host whose files
 * lie in `root`; an embedded host that is not made yet keeps nothing.
 */
export async function reachNamedXapi(
  wish: XapiWish,
  root: string,
  person: XapiPerson | null,
): Promise<Result<XenApiTarget, XapiProblem>> {
  const [{ reachXapi }, { readPasswordLine }, { openHost }] = await Promise.all([
    operations(),
    host(),
    embedded(),
  ]);
  const isFolder = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  const files = isFolder ? (await openHost(root)).files : null;
  return reachXapi(wish, { files, person, readPassword: readPasswordLine });
}

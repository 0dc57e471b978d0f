import { isFolder } from '../host/files/is-folder.js';
import type { Result, XapiPerson, XapiPlaceError, NamedXapi } from '../model/index.js';
import type { XenApiTarget } from '../xenapi/index.js';
import { embedded, host, operations } from './loading.js';

/**
 * The address of a XenAPI that the user has named. A certificate that the user accepted is kept on
 * the host whose files are in `root`. An embedded host that does not exist yet keeps nothing.
 */
export async function reachNamedXapi(
  named: NamedXapi,
  root: string,
  person: XapiPerson | null,
): Promise<Result<XenApiTarget, XapiPlaceError>> {
  const [{ reachXapi }, { readPasswordLine }, { openHost }] = await Promise.all([
    operations(),
    host(),
    embedded(),
  ]);
  const files = isFolder(root) ? (await openHost(root)).files : null;
  return reachXapi(named, { files, person, readPassword: readPasswordLine });
}

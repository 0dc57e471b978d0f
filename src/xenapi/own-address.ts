import { networkInterfaces } from 'node:os';

/**
 * Whether a URL's host is this very machine: then nobody on a wire reads what goes there. A name
 * other than `localhost` is none, since a name server says where it leads.
 */
export function isOwnAddress(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/u, '$1').toLowerCase();
  if (address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(address))
    return true;
  return Object.values(networkInterfaces())
    .flat()
    .some((own) => own?.address.toLowerCase() === address);
}

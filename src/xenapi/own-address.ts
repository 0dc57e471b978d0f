import { networkInterfaces } from 'node:os';

/**
 * Whether a URL's host is this machine, so that nobody else can read the traffic. A name other than
 * `localhost` never counts, because a name server decides where it leads.
 */
export function isOwnAddress(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/u, '$1').toLowerCase();
  if (address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(address))
    return true;
  return Object.values(networkInterfaces())
    .flat()
    .some((own) => own?.address.toLowerCase() === address);
}

import { addressPart, isIpv6, isLinkLocal, type Known, type Nic } from '../../model/index.js';

/**
 * The addresses of a bridge in the kernel; empty when a kernel runs but the bridge is gone. null:
 * not known.
 */
export function shownAddresses(
  { nics }: { readonly nics: Known<readonly Nic[]> },
  bridge: string,
  isLive: boolean,
): readonly string[] | null {
  if (!nics.known || bridge === '') return null;
  const found = nics.value.find(({ device }) => device === bridge);
  return found?.addresses ?? (isLive ? [] : null);
}

/**
 * The IPv6 addresses among these that count: a link-local one is on every interface and leads
 * nowhere, so it counts only where it is configured.
 */
export function countedIpv6(
  shown: readonly string[],
  configured: readonly string[],
): readonly string[] {
  const isOwn = (entry: string): boolean => {
    const address = addressPart(entry);
    return isIpv6(address) && (!isLinkLocal(address) || configured.includes(entry));
  };
  return shown.filter(isOwn);
}

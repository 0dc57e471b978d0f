import { ping, type PingEvent, type PingOptions, type PingTarget } from './ping.js';
import { reachXenApi, type ConnectTrouble } from './reachability.js';
import { resolveName, type NamedAddress, type NameTrouble } from './resolve-name.js';
import type { TestTarget } from './test-target.js';

/** What a network test tells as it goes on. */
export type NetworkTestEvent =
  | { readonly kind: 'resolved'; readonly name: string; readonly addresses: readonly NamedAddress[] }
  /** The last event: without an address there is nothing to try. */
  | { readonly kind: 'notResolved'; readonly name: string; readonly trouble: NameTrouble }
  /** From here on `ping` events are about this address. */
  | { readonly kind: 'trying'; readonly target: PingTarget }
  | { readonly kind: 'ping'; readonly event: PingEvent }
  /** Asked for with `xenApi`. */
  | { readonly kind: 'xenApi'; readonly address: string; readonly trouble: ConnectTrouble | null };

/** As for `ping`. */
export interface NetworkTestOptions extends PingOptions {
  /** Also open a XenAPI connection: for the pool coordinator. Default no. */
  readonly xenApi?: boolean;
}

/**
 * Tests one target from name to answer: resolves a name, then tries its first address of each family. Results come one by one; the
 * signal ends it wherever it is. Never throws.
 */
export async function* testNetwork(root: string, target: TestTarget, options: NetworkTestOptions = {}): AsyncGenerator<NetworkTestEvent, void> {
  const { signal } = options;
  let addresses: readonly PingTarget[];
  if (target.kind === 'address') {
    addresses = [target];
  } else {
    const resolved = await resolveName(root, target.name, { signal });
    if (!resolved.ok) {
      yield { kind: 'notResolved', name: target.name, trouble: resolved.error };
      return;
    }
    yield { kind: 'resolved', name: target.name, addresses: resolved.value };
    addresses = ([4, 6] as const).flatMap((family) => resolved.value.filter((one) => one.family === family).slice(0, 1)).map((one) => ({ ...one, device: '' }));
  }
  for (const { family, address, device } of addresses) {
    if (stopped(signal)) return;
    yield { kind: 'trying', target: { family, address, device } };
    for await (const event of ping(root, { family, address, device }, options)) yield { kind: 'ping', event };
    if (options.xenApi !== true || stopped(signal)) continue;
    const reached = await reachXenApi(root, address, { signal });
    yield { kind: 'xenApi', address, trouble: reached.ok ? null : reached.error };
  }
}

/** Asked anew each time: the signal changes while we wait. */
function stopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

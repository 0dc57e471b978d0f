import {
  err,
  isIpv6,
  netmaskOf,
  ok,
  splitPrefix,
  type Ipv4,
  type Ipv6,
  type Result,
  type VlanTag,
  type WireQuestion,
} from '../../model/index.js';
import { readDevice, readVlan } from '../request/configuration.js';
import { DraftCheck } from '../request/draft-check.js';
import { emptyDraft, type ResetDraft } from '../request/draft.js';
import { readIpv4Config } from '../request/ipv4-config.js';
import { readIpv6Config } from '../request/ipv6-config.js';
import type { Issue } from '../request/issue.js';

/**
 * A temporary address on a live port, which an operator may try before a reset. Only
 * `makeTemporaryRequest` makes one.
 */
export interface TemporaryRequest {
  readonly device: string;
  readonly vlan: VlanTag | null;
  readonly address: Ipv4 | Ipv6;
  readonly prefixLength: number;
  /** Gateway of a default route for the address; null: no route is made. */
  readonly gateway: Ipv4 | Ipv6 | null;
  readonly minutes: number;
}

/** What was typed; `address` is ADDRESS/PREFIX of either family. */
export interface TemporaryDraft extends Pick<
  ResetDraft,
  'device' | 'vlan' | 'address' | 'gateway'
> {
  readonly minutes: number;
}

/**
 * Checks a request by the rules for a reset's static configuration. Reports every wrong value at
 * once.
 */
export function makeTemporaryRequest(
  draft: TemporaryDraft,
): Result<TemporaryRequest, readonly Issue[]> {
  const { device, vlan, minutes } = draft;
  const { address, prefix } = splitPrefix(draft.address);
  const typed = { ...emptyDraft, device, vlan, address: draft.address };
  const check = new DraftCheck(
    isIpv6(address)
      ? { ...typed, ipv6Mode: 'static', address6: draft.address, gateway6: draft.gateway }
      : { ...typed, ipv4Mode: 'static', address, netmask: mask(prefix), gateway: draft.gateway },
  );
  const port = readDevice(check);
  const tag = readVlan(check);
  if (!isIpv6(address) && mask(prefix) === '') {
    const wrong = {
      code: 'address.prefixMissing',
      path: 'address',
      params: { value: draft.address },
    } as const;
    return err([...check.issues, wrong]);
  }
  const wanted = isIpv6(address) ? readIpv6Config(check) : readIpv4Config(check);
  if (check.issues.length > 0 || port === null || tag === undefined || wanted?.mode !== 'static')
    return err(check.issues);
  return ok({
    device: port,
    vlan: tag,
    address: wanted.address,
    prefixLength: Number(prefix),
    gateway: wanted.gateway,
    minutes,
  });
}

/** The question for the wire: does another host have the address, and does the gateway answer? */
export function temporaryQuestion({
  device,
  vlan,
  address,
  gateway,
}: Pick<TemporaryRequest, 'device' | 'vlan' | 'address' | 'gateway'>): WireQuestion {
  const gateways = gateway === null ? [] : [gateway];
  return { device, vlan, dhcp: false, routers: false, addresses: [address], gateways };
}

function mask(prefix: string): string {
  return /^\d{1,2}$/u.test(prefix) && Number(prefix) <= 32 ? netmaskOf(Number(prefix)) : '';
}

import { ok, type Result } from '../../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  type ApiError,
  type WireValue,
} from '../../../xenapi/index.js';

/** What a joining host looks at in the pool that it wants to join. */
export interface OtherPool {
  readonly haEnabled: boolean;
  readonly hosts: number;
  readonly coordinator: OtherHost;
  /** The VLAN of the coordinator's management interface; -1 without one. */
  readonly managementVlan: number;
  readonly addressType: string;
}

/** The coordinator of the other pool. */
export interface OtherHost {
  readonly uuid: string;
  readonly apiVersion: string;
  readonly edition: string;
  readonly authType: string;
  readonly authService: string;
  readonly version: string;
  readonly networkBackEnd: string;
  readonly cpuVendor: string;
}

type Ask = (method: string, params: readonly WireValue[]) => Promise<Result<WireValue, ApiError>>;

/** Asks the other pool for what the checks of a join need. */
export async function readOtherPool(ask: Ask): Promise<Result<OtherPool, ApiError>> {
  const pools = await ask('pool.get_all_records', []);
  if (!pools.ok) return pools;
  const [pool] = Object.values(asMap(pools.value)).map(asMap);
  const hosts = await ask('host.get_all_records', []);
  if (!hosts.ok) return hosts;
  const all = asMap(hosts.value);
  const ref = asRef(pool?.['master']) ?? '';
  const host = asMap(all[ref]);
  const pif = await ask('host.get_management_interface', [ref]);
  const record = pif.ok ? await ask('PIF.get_record', [pif.value]) : pif;
  if (!record.ok) return record;
  const management = asMap(record.value);
  const software = asMap(host['software_version']);
  return ok({
    haEnabled: asBool(pool?.['ha_enabled']),
    hosts: Object.keys(all).length,
    coordinator: {
      uuid: asString(host['uuid']),
      apiVersion: [host['API_version_major'], host['API_version_minor']]
        .map((part) => asInt(part) ?? 0)
        .join('.'),
      edition: asString(host['edition']),
      authType: asString(host['external_auth_type']),
      authService: asString(host['external_auth_service_name']),
      version: asString(software['product_version']),
      networkBackEnd: asString(software['network_backend']),
      cpuVendor: asString(asMap(host['cpu_info'])['vendor']),
    },
    managementVlan: asInt(management['VLAN']) ?? -1,
    addressType: asString(management['primary_address_type']),
  });
}

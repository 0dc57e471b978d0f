import type { ManagementConfiguration } from '../reset/index.js';
import type { XenApiSession } from '../xenapi/index.js';
import { callXenApi, type PifFacts } from './api.js';

/**
 * XAPI looks for the management address in a PIF's primary family, which a scanned PIF has from MANAGEMENT_ADDRESS_TYPE of the
 * inventory. Another tool's trigger may want the other family alone: host.management_reconfigure would refuse it at every start, after
 * the PIFs are gone. XAPI changes the family of no management interface, so management is let go for the moment, as its own
 * network-init does; on a supporter it refuses that (SLAVE_REQUIRES_MANAGEMENT_INTERFACE). `managed`: the PIF carries management now.
 */
export async function alignFamily(
  session: XenApiSession,
  wanted: ManagementConfiguration,
  pif: string,
  { family }: PifFacts,
  managed: boolean,
): Promise<void> {
  const needed = wanted.ipv4.mode === 'none' ? 'IPv6' : 'IPv4';
  // Servers of the design page's days know no families.
  if (family === '' || family === needed) return;
  if (managed) await callXenApi(session, 'host.management_disable', []);
  await callXenApi(session, 'PIF.set_primary_address_type', [pif, needed]);
}

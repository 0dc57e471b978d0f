import { bridgeOf, type Nic, type SanBoot, printMap, printSet } from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import type { FormerPlaces } from '../files/former-networks.js';
import type { ManagementChoice } from '../files/inventory-file.js';
import { chooseNetwork } from './choose-network.js';

/** What a scan works with besides the database. */
export interface ScanContext {
  readonly host: string;
  readonly nics: readonly Nic[];
  readonly san: SanBoot;
  readonly management: ManagementChoice;
  readonly former: FormerPlaces;
  /**
   * Positions of this host's ports by device, which name the bridges; null where ports are renamed
   * at the boot and keep their names.
   */
  readonly positions: ReadonlyMap<string, number> | null;
  /** XenAPI time. */
  readonly at: string;
  readonly log: (line: string) => void;
}

function metricsOf(nic: Nic, at: string): Record<string, string> {
  return {
    carrier: String(nic.carrier ?? false),
    speed: String(nic.speedMbps ?? 0),
    duplex: String(nic.duplex === 'full'),
    vendor_name: nic.vendor ?? '',
    pci_bus_path: nic.pciAddress ?? '',
    last_updated: at,
  };
}

function pciOf(database: Database, host: string, nic: Nic): string | null {
  if (nic.pciAddress === null) return null;
  return (
    database.where('PCI', 'host', host).find((pci) => pci.get('pci_id') === nic.pciAddress)?.ref ??
    null
  );
}

/**
 * The capabilities its card shows in sysfs; any other (`fcoe`) only its driver's program could
 * tell, so what was known of it stays.
 */
function capabilitiesOf(nic: Nic, before: readonly string[]): string {
  return printSet([...(nic.sriov ? ['sriov'] : []), ...before.filter((each) => each !== 'sriov')]);
}

/** The MTU the kernel has for the PIF: its bridge's, else its NIC's; null when it does not say. */
function mtuOf(database: Database, pif: Row, nic: Nic, { nics }: ScanContext): number | null {
  const bridge = database.find('network', pif.get('network'))?.get('bridge');
  return nics.find(({ device }) => device === bridge)?.mtu ?? nic.mtu;
}

/**
 * A known PIF takes its NIC's MAC (a replaced card keeps the name), PCI device, MTU, capabilities
 * and link state. Old files' columns are not multiplied: what does not differ is not written.
 */
function refresh(database: Database, pif: Row, nic: Nic, context: ScanContext): void {
  const changes: Record<string, string> = {};
  if (nic.mac !== null && pif.get('MAC').toLowerCase() !== nic.mac) changes['MAC'] = nic.mac;
  const pci = pciOf(database, context.host, nic);
  if (pci !== null && pif.get('PCI') !== pci) changes['PCI'] = pci;
  const mtu = mtuOf(database, pif, nic, context);
  if (mtu !== null) changes['MTU'] = String(mtu);
  if (pif.set('capabilities').includes('sriov') !== nic.sriov)
    changes['capabilities'] = capabilitiesOf(nic, pif.set('capabilities'));
  database.update('PIF', pif.ref, changes);
  const { carrier, speed, duplex } = metricsOf(nic, context.at);
  const metrics = database.find('PIF_metrics', pif.get('metrics'));
  if (metrics === null || carrier === undefined || speed === undefined || duplex === undefined)
    return;
  if (
    metrics.get('carrier') === carrier &&
    metrics.get('speed') === speed &&
    metrics.get('duplex') === duplex
  )
    return;
  database.update('PIF_metrics', metrics.ref, { carrier, speed, duplex, last_updated: context.at });
}

/** The bridge of a NIC, and the label of a new network for it, by the host's generation. */
function namesFor(
  nic: Nic,
  { positions }: ScanContext,
): { readonly bridge: string; readonly label: string } {
  const position = positions?.get(nic.device);
  if (position !== undefined)
    return { bridge: `xenbr${position}`, label: `Pool-wide network ${position}` };
  return {
    bridge: positions === null ? bridgeOf(nic.device) : `br${nic.device}`,
    label: `Pool-wide network associated with ${nic.device}`,
  };
}

/**
 * Where positions count, a PIF belongs to the port at its bridge's position: its device, and that
 * of what stands on it, follows.
 */
function followPositions(database: Database, context: ScanContext): void {
  const deviceAt = new Map(
    [...(context.positions ?? [])].map(([device, position]) => [`xenbr${position}`, device]),
  );
  const renamed = database.where('PIF', 'host', context.host).flatMap((pif) => {
    const bridge = database.find('network', pif.get('network'))?.get('bridge') ?? '';
    const device = pif.is('physical') ? deviceAt.get(bridge) : undefined;
    if (device === undefined || device === pif.get('device')) return [];
    const above = [
      ...database.where('VLAN', 'tagged_PIF', pif.ref).map((vlan) => vlan.get('untagged_PIF')),
      ...database
        .where('network_sriov', 'physical_PIF', pif.ref)
        .map((sriov) => sriov.get('logical_PIF')),
    ];
    return [pif.ref, ...above].map((ref) => ({ ref, device }));
  });
  for (const { ref, device } of renamed)
    if (database.find('PIF', ref) !== null)
      database.update('PIF', ref, { device, device_name: device });
}

function networkFor(database: Database, nic: Nic, context: ScanContext): string {
  const { bridge, label } = namesFor(nic, context);
  const choice = chooseNetwork(database, context.host, bridge, context.former.networks);
  if (choice === null)
    return database.create('network', {
      name__label: label,
      bridge,
    });
  if (choice.ambiguous)
    context.log(
      `PIF.scan: several networks have the bridge ${bridge}; ${nic.device} joins ${database.find('network', choice.ref)?.get('uuid') ?? choice.ref}`,
    );
  return choice.ref;
}

/**
 * PIFs that are no hardware but up take their bridge's MTU too, as xapi's refresh of all PIFs does.
 */
function refreshLogical(database: Database, context: ScanContext): void {
  for (const pif of database.where('PIF', 'host', context.host)) {
    if (pif.is('physical') || !pif.is('currently_attached')) continue;
    const bridge = database.find('network', pif.get('network'))?.get('bridge');
    const mtu = context.nics.find(({ device }) => device === bridge)?.mtu;
    if (mtu !== undefined && mtu !== null) database.update('PIF', pif.ref, { MTU: String(mtu) });
  }
}

/**
 * The PIF of a NIC that has none, with metrics of its own, on the network of its bridge by
 * convention. Inside a transaction.
 */
export function introduceNic(
  database: Database,
  nic: Nic,
  context: ScanContext,
  managed: boolean,
  disallowUnplug: boolean,
): string {
  const network = managed
    ? networkFor(database, nic, context)
    : (chooseNetwork(database, context.host, '', context.former.networks)?.ref ??
      database.create('network', {
        name__label: namesFor(nic, context).label,
        managed: 'false',
      }));
  const { bridge } = context.management;
  const management =
    bridge !== null && bridge !== '' && database.find('network', network)?.get('bridge') === bridge;
  const pci = pciOf(database, context.host, nic);
  return database.create('PIF', {
    device: nic.device,
    device_name: nic.device,
    network,
    host: context.host,
    MAC: nic.mac ?? '',
    MTU: String(nic.mtu ?? 1500),
    physical: 'true',
    metrics: database.create('PIF_metrics', metricsOf(nic, context.at)),
    currently_attached: String(management),
    management: String(management),
    primary_address_type: context.management.addressType,
    managed: String(managed),
    properties: printMap(new Map([['gro', 'on']])),
    capabilities: capabilitiesOf(nic, []),
    disallow_unplug: String(disallowUnplug),
    ...(pci === null ? {} : { PCI: pci }),
  });
}

/**
 * PIF.scan inside a transaction: refreshes the PIFs of NICs that are there, makes PIFs for those
 * that have none; answers the new ones. `byMac`: PIF.scan_bios, for which a NIC is known by its MAC
 * as well as by its name. PIFs whose NIC is gone stay.
 */
export function scan(database: Database, context: ScanContext, byMac: boolean): readonly string[] {
  followPositions(database, context);
  const physical = database.where('PIF', 'host', context.host).filter((pif) => pif.is('physical'));
  const byDevice = new Map(physical.map((pif) => [pif.get('device'), pif]));
  const macs = new Set(physical.map((pif) => pif.get('MAC').toLowerCase()));
  const { unmanaged, plugged } = context.san;
  const made: string[] = [];
  refreshLogical(database, context);
  for (const nic of context.nics.filter((each) => each.physical)) {
    const pif = byDevice.get(nic.device);
    if (pif !== undefined) refresh(database, pif, nic, context);
    else if (!byMac || nic.mac === null || !macs.has(nic.mac))
      made.push(
        introduceNic(
          database,
          nic,
          context,
          !unmanaged.includes(nic.device),
          plugged.includes(nic.device),
        ),
      );
  }
  return made;
}

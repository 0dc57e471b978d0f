import {
  usualMtu,
  bridgeOf,
  type Nic,
  type SanBoot,
  printMap,
  printSet,
} from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import type { FormerPlaces } from '../files/former-networks.js';
import type { ManagementChoice } from '../files/inventory-file.js';
import { chooseNetwork } from './choose-network.js';

/** What a scan needs besides the database. */
export interface ScanContext {
  readonly host: string;
  readonly nics: readonly Nic[];
  readonly san: SanBoot;
  readonly management: ManagementChoice;
  readonly former: FormerPlaces;
  /**
   * The positions of this host's ports, by device. They name the bridges. Null when ports are
   * renamed at boot and keep their names.
   */
  readonly positions: ReadonlyMap<string, number> | null;
  /** The time of the scan as XenAPI writes it. */
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
 * The capabilities of a card. sysfs shows only `sriov`. Only the driver's program could tell the
 * others (`fcoe`), so those known before stay.
 */
function capabilitiesOf(nic: Nic, before: readonly string[]): string {
  return printSet([...(nic.sriov ? ['sriov'] : []), ...before.filter((each) => each !== 'sriov')]);
}

/**
 * The MTU that the kernel has for the PIF: its bridge's, else its NIC's. Null when the kernel has
 * none.
 */
function mtuOf(database: Database, pif: Row, nic: Nic, { nics }: ScanContext): number | null {
  const bridge = database.find('network', pif.get('network'))?.get('bridge');
  return nics.find(({ device }) => device === bridge)?.mtu ?? nic.mtu;
}

/**
 * Gives a known PIF its NIC's MAC address (a replaced card keeps the name), PCI device, MTU,
 * capabilities and link state. Columns whose value does not differ are not written, so a row of an
 * old file does not get them.
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

/**
 * The bridge of a NIC, and the label of a new network for it. On a host that counts positions, both
 * come from the port's position. Otherwise they come from the device.
 */
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
 * On a host that counts positions, a PIF belongs to the port at its bridge's position. The PIF
 * takes the device of that port, and so do the VLANs and SR-IOV PIFs on it.
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
      `PIF.scan: several networks have the bridge ${bridge}; ${nic.device} joins ` +
        (database.find('network', choice.ref)?.get('uuid') ?? choice.ref),
    );
  return choice.ref;
}

/** Gives logical PIFs that are up their bridge's MTU too, as xapi's refresh of all PIFs does. */
function refreshLogical(database: Database, context: ScanContext): void {
  for (const pif of database.where('PIF', 'host', context.host)) {
    if (pif.is('physical') || !pif.is('currently_attached')) continue;
    const bridge = database.find('network', pif.get('network'))?.get('bridge');
    const mtu = context.nics.find(({ device }) => device === bridge)?.mtu;
    if (mtu !== undefined && mtu !== null) database.update('PIF', pif.ref, { MTU: String(mtu) });
  }
}

/**
 * Makes the PIF of a NIC that has none, with its own metrics. The PIF joins the network whose
 * bridge is named after the NIC. Runs inside a transaction.
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
    MTU: String(nic.mtu ?? usualMtu),
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
 * PIF.scan, inside a transaction. It refreshes the PIFs of present NICs and makes PIFs for NICs
 * that have none. It returns the new ones. PIFs whose NIC is gone stay. `byMac` is PIF.scan_bios,
 * which knows a NIC by its MAC address as well as by its name.
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

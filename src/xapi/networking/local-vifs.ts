import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/**
 * Whether the host can reach a network: it has a PIF there, or no host has one. A network without
 * PIFs is internal, so every host has it.
 */
function sees(database: Database, host: string, network: string): boolean {
  const pifs = database.where('PIF', 'network', network);
  return pifs.length === 0 || pifs.some((pif) => pif.get('host') === host);
}

/** Whether the host can reach the storage of the VM's disks, as far as the database tells. */
function hasStorage(database: Database, host: string, vm: Row): boolean {
  return database
    .where('VBD', 'VM', vm.ref)
    .flatMap((disk) => database.find('VDI', disk.get('VDI'))?.get('SR') ?? [])
    .every((storage) =>
      database.where('PBD', 'SR', storage).some((plug) => plug.get('host') === host),
    );
}

/**
 * The VIFs on a network that follow the host's PIF to another network. They belong to VMs that run
 * on the host, or to halted VMs that no other host can run for lack of a network or of storage.
 */
export function localVifs(database: Database, host: string, network: string): readonly Row[] {
  const others = database.all('host').filter(({ ref }) => ref !== host);
  const canRunOn = (other: string, vm: Row): boolean =>
    database.where('VIF', 'VM', vm.ref).every((vif) => sees(database, other, vif.get('network'))) &&
    hasStorage(database, other, vm);
  return database.where('VIF', 'network', network).filter((vif) => {
    const vm = database.find('VM', vif.get('VM'));
    if (vm === null || vm.get('resident_on') === host) return vm !== null;
    return vm.get('power_state') === 'Halted' && !others.some(({ ref }) => canRunOn(ref, vm));
  });
}

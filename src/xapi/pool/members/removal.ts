import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { networkingOf } from '../../networking/reset.js';
import { classes, nullRef } from '../../schema/index.js';

/** The tables whose rows belong to one host, as their column `host` says. */
const ofHost = [
  'PBD',
  'PCI',
  'PGPU',
  'PUSB',
  'host_cpu',
  'host_crashdump',
  'host_patch',
  'Cluster_host',
] as const;

/**
 * Removes objects with everything that belongs to them. `end` clears the references that others had
 * to them, so that none leads nowhere. Runs inside a transaction.
 */
export class Removal {
  readonly #gone = new Set<string>();

  constructor(private readonly database: Database) {}

  drop(rows: readonly (Row | null)[]): void {
    for (const row of rows) {
      if (row === null) continue;
      this.#gone.add(row.ref);
      this.database.remove(row.table, row.ref);
    }
  }

  #pointing(table: string, column: string, ref: string): readonly Row[] {
    return this.database.all(table).filter((row) => row.get(column) === ref);
  }

  /** A VM with its devices. Its virtual disks stay. */
  vm(vm: Row): void {
    const { database } = this;
    for (const table of ['VIF', 'VBD', 'console', 'VUSB', 'VTPM', 'VGPU']) {
      const parts = this.#pointing(table, 'VM', vm.ref);
      this.drop(parts.map((part) => database.find(`${table}_metrics`, part.get('metrics'))));
      this.drop(parts);
    }
    this.drop([
      database.find('VM_metrics', vm.get('metrics')),
      database.find('VM_guest_metrics', vm.get('guest_metrics')),
      vm,
    ]);
  }

  /** An SR as the pool knows it, with its PBDs and virtual disks. */
  sr(sr: Row): void {
    this.drop(this.#pointing('PBD', 'SR', sr.ref));
    this.drop(this.#pointing('VDI', 'SR', sr.ref));
    this.drop([sr]);
  }

  /** The PIFs of a host, its Bonds, VLANs and tunnels. */
  networking(host: string): void {
    const found = networkingOf(this.database, host);
    const { pifs, bonds, vlans, tunnels, sriovNetworks, metrics } = found;
    this.drop([...bonds, ...vlans, ...tunnels, ...sriovNetworks, ...metrics, ...pifs]);
  }

  /** A host: its own objects, its control domain, and the SRs that only it has. */
  host(host: Row): void {
    const { database } = this;
    this.networking(host.ref);
    const domains = this.#pointing('VM', 'resident_on', host.ref);
    for (const vm of domains.filter((each) => each.is('is_control_domain'))) this.vm(vm);
    const srs = new Set(this.#pointing('PBD', 'host', host.ref).map((pbd) => pbd.get('SR')));
    for (const sr of srs) {
      const row = database.find('SR', sr);
      const others = this.#pointing('PBD', 'SR', sr).filter((pbd) => pbd.get('host') !== host.ref);
      if (row !== null && others.length === 0 && !row.is('is_tools_sr')) this.sr(row);
    }
    for (const table of ofHost) this.drop(this.#pointing(table, 'host', host.ref));
    this.drop([database.find('host_metrics', host.get('metrics')), host]);
  }

  /** Nothing refers to what is gone. */
  end(): void {
    for (const { name, fields } of classes.values()) {
      const links = fields.filter(({ type, computed }) => type.kind === 'ref' && computed === null);
      for (const row of this.database.all(name)) {
        const cleared = links
          .filter(({ column }) => this.#gone.has(row.get(column)))
          .map(({ column }) => [column, nullRef] as const);
        if (cleared.length > 0) this.database.update(name, row.ref, Object.fromEntries(cleared));
      }
    }
  }
}

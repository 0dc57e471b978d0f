import type { Database } from '../database/database.js';

/** The first of `bond0`, `bond1` ... (by prefix) that no PIF of the host has as its device. */
export function freeDevice(database: Database, host: string, prefix: string): string {
  const taken = new Set(database.where('PIF', 'host', host).map((pif) => pif.get('device')));
  let number = 0;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

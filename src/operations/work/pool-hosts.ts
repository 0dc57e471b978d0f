import type { PoolHost } from '../../model/index.js';
import { asBool, asString } from '../../xenapi/index.js';
import { follow, type Records } from '../records.js';

/** The hosts of a pool by reference. A host without heartbeat metrics counts as live. */
export function poolHosts(
  hosts: Records,
  metrics: Records,
  here: string,
): ReadonlyMap<string, PoolHost> {
  return new Map(
    [...hosts].map(([ref, host]) => {
      const measured = follow(metrics, host['metrics']);
      return [
        ref,
        {
          ref,
          name: asString(host['name_label']),
          here: ref === here,
          enabled: asBool(host['enabled']),
          live: measured === undefined || asBool(measured['live']),
        },
      ];
    }),
  );
}

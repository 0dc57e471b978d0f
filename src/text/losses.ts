import type { PoolLoss } from '../reset/index.js';
import { clean } from './foreign.js';
import { previewWords } from './resetdialogue.js';

/** What the pool database will lose, one line per kind that is there: "Bonds: bond0 (eth1, eth2)". Empty when nothing will be lost. */
export function lossLines(loss: PoolLoss): readonly string[] {
  const kinds = [
    [previewWords.losses.pifs, loss.pifs], [previewWords.losses.bonds, loss.bonds], [previewWords.losses.vlans, loss.vlans],
    [previewWords.losses.tunnels, loss.tunnels], [previewWords.losses.sriovNetworks, loss.sriovNetworks],
    [previewWords.losses.clusterHosts, loss.clusterHosts],
  ] as const;
  return kinds.filter(([, names]) => names.length > 0).map(([kind, names]) => `${kind}: ${names.map(clean).join(', ')}`);
}

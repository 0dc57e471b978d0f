import type { HostTree } from '../host/index.js';
import type { WireHeard, WireQuestion } from '../model/index.js';
import { lanHeard } from './lan/wire-answers.js';

/**
 * What a look at the wire hears for the host in a tree: the described LAN of an embedded host. For
 * a tree without one it answers `notLooked`, because what this machine hears says nothing about
 * that host.
 */
export async function* heardOnLan(
  tree: HostTree,
  question: WireQuestion,
): AsyncGenerator<WireHeard, void> {
  yield* (
    (await lanHeard(tree, question)) ?? [
      { kind: 'notLooked', reason: 'foreignTree', detail: tree.root.directory },
    ]
  );
}

import { lanHeard, lookAtWire, type WireLook } from '../host/index.js';
import type { WireHeard, WireQuestion } from '../model/index.js';

/**
 * Looks at the wire of the host below `root`: this machine's at /, the described LAN of an embedded host elsewhere. A tree that has
 * neither is not looked at: what this machine would hear says nothing of it.
 */
export async function* heardOnWire(
  root: string,
  question: WireQuestion,
  look: WireLook,
): AsyncGenerator<WireHeard, void> {
  if (root === '/') {
    yield* lookAtWire(question, look);
    return;
  }
  yield* (
    (await lanHeard(root, question)) ?? [{ kind: 'notLooked', reason: 'foreignTree', detail: root }]
  );
}

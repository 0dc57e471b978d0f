import { XapiGate, type Instead, type XapiMood } from '../xapi-gate.js';

/**
 * A gate before the XAPI of this tree, which answers these calls otherwise and is so from the
 * beginning; it is gone after the story.
 */
export async function gateBefore(
  tree: string,
  mood: XapiMood = 'up',
  instead: Instead = () => null,
): Promise<XapiGate> {
  const gate = await XapiGate.of(tree);
  gate.answer(instead);
  await gate.become(mood);
  return gate;
}

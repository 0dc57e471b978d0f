import { XapiGate, type Instead, type XapiMood } from '../xapi-gate.js';

/**
 * A gate before the XAPI of this tree. It answers these calls itself from the beginning, and is
 * removed after the story.
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

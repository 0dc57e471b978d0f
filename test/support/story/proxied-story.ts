import { XapiProxy, type Instead, type XapiMode } from '../xapi-proxy.js';

/**
 * A proxy before the XAPI of this tree. It answers these calls itself from the beginning, and is
 * removed after the story.
 */
export async function proxyBefore(
  tree: string,
  mode: XapiMode = 'up',
  instead: Instead = () => null,
): Promise<XapiProxy> {
  const proxy = await XapiProxy.of(tree);
  proxy.answer(instead);
  await proxy.become(mode);
  return proxy;
}

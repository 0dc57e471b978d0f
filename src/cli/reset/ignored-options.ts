import { usesNameServers, type ResetDraft, type ResetRequest } from '../../reset/index.js';

/**
 * The fields on the command line that mean nothing with the chosen modes. The original drops them
 * without saying so.
 */
export function ignoredFields(
  given: Partial<ResetDraft>,
  request: ResetRequest,
): readonly (keyof ResetDraft)[] {
  const { ipv4, ipv6 } = request;
  const dropped: readonly (keyof ResetDraft)[] = [
    ...(ipv4.mode === 'static' ? [] : (['address', 'netmask', 'gateway'] as const)),
    ...(ipv6.mode === 'static' ? [] : (['address6', 'gateway6'] as const)),
    ...(usesNameServers(request) ? [] : (['dns'] as const)),
  ];
  return dropped.filter((field) => given[field] !== undefined);
}

import type { PortQuestion, ResetRecord, VerificationReport } from '../reset/index.js';

/**
 * A host whose own xapi has completed the reset goes by the device's name alone: where that is
 * another port now, whoever chose is to say which one is meant. null: nothing is to be asked, or
 * was asked already.
 */
export function portQuestionOf(
  { plan, question, completed }: ResetRecord,
  { checks }: VerificationReport,
): PortQuestion | null {
  const port = checks.find(({ code }) => code === 'mac');
  if (question !== null || completed !== null || port === undefined || port.ok || port.got === '')
    return null;
  const { device, mac } = plan.request;
  return { device, mac, used: checks.find(({ code }) => code === 'device')?.got ?? '' };
}

/** A lease or a router may still come. */
export function awaitsAddress({ checks }: VerificationReport): boolean {
  return checks.some(
    ({ code, wanted, ok }) => (code === 'address' || code === 'address6') && wanted === '' && !ok,
  );
}

/** XAPI has not answered: what the report tells comes from the kernel. */
export function xapiIsSilent({ checks }: VerificationReport): boolean {
  return checks.some(({ code }) => code === 'xapi');
}

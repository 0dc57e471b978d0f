import type { PortQuestion, ResetRecord, VerificationReport } from '../reset/index.js';

/**
 * The question to ask when the host's own xapi has completed the reset on another port. xapi goes
 * only by the device's name, so the operator must say which port was meant. Null when there is
 * nothing to ask, or it was asked already.
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

/** Whether an address is missing that a lease or a router may still bring. */
export function awaitsAddress({ checks }: VerificationReport): boolean {
  return checks.some(
    ({ code, wanted, ok }) => (code === 'address' || code === 'address6') && wanted === '' && !ok,
  );
}

/** Whether XAPI did not answer, so that the report comes from the kernel. */
export function xapiIsSilent({ checks }: VerificationReport): boolean {
  return checks.some(({ code }) => code === 'xapi');
}

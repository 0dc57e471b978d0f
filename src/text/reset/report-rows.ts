import type { VerificationCheck, VerificationReport } from '../../reset/index.js';
import { isIp, modeByName, sameAddress, type WireFinding } from '../../model/index.js';
import { modeText } from '../modes.js';
import { clean } from '../sanitize.js';
import { xapiErrorText } from '../xapi-error.js';
import { checkAdvice } from './startup-view.js';

/** The name of each check of a report. */
export const checkNames: Readonly<Record<VerificationCheck['code'], string>> = {
  device: 'Device',
  mac: 'MAC address',
  vlan: 'VLAN',
  management: 'Management interface',
  ipv4Mode: 'IPv4 mode',
  address: 'IPv4 address',
  netmask: 'Netmask',
  gateway: 'Gateway',
  dns: 'DNS servers',
  ipv6Mode: 'IPv6 mode',
  address6: 'IPv6 address',
  gateway6: 'IPv6 gateway',
  gatewayAnswers: 'Gateway',
  nameService: 'DNS servers',
  coordinator: 'Pool coordinator (master)',
  trigger: 'Trigger file',
  xapi: 'XAPI answers',
  bond: 'Bond',
  mtu: 'MTU',
};

/** A line of a report, and what to do if it is not as wanted; '' if another line says it. */
export interface ReportRow {
  readonly text: string;
  readonly ok: boolean;
  readonly advice: string;
}

/**
 * A value of the report in words for people, not a program's true or false. It may be why XAPI did
 * not make or tell it.
 */
function shownValue({ code }: VerificationCheck, value: string): string {
  if (value === '') return 'none';
  switch (code) {
    case 'management':
      return value === 'true' ? 'yes' : 'no';
    case 'ipv4Mode':
    case 'ipv6Mode':
      return modeText(modeByName(value));
    default:
      return xapiErrorText(value);
  }
}

/** What there is now, and what was wanted if that differs. */
function checkValue(check: VerificationCheck): string {
  const { code, wanted, got, ok } = check;
  switch (code) {
    case 'xapi':
      return ok ? 'yes' : `no${got === '' ? '' : ` (${xapiErrorText(got)})`}`;
    case 'trigger':
      return ok ? 'gone' : `${clean(got)} is there still`;
    default:
      break;
  }
  const value = shownValue(check, got);
  if (code === 'device' && ok && wanted !== got && check.isBond === true)
    return `${value} (the Bond that contains the port you chose, ${shownValue(check, wanted)})`;
  if (code === 'device' && ok && wanted !== got)
    return `${value} (the port you chose; it was called ${shownValue(check, wanted)})`;
  if (ok) return value;
  return wanted === '' && got === ''
    ? `${value} (the network should have given one)`
    : `${value} (wanted: ${shownValue(check, wanted)})`;
}

/** Whoever was asked, and who of them answered. */
function answerText({ wanted, got }: VerificationCheck): string {
  const answer =
    got === '' ? 'no answer' : got === wanted ? 'answers' : `only ${clean(got)} answers`;
  return `${clean(wanted)}: ${answer}`;
}

const asks: ReadonlySet<VerificationCheck['code']> = new Set([
  'gatewayAnswers',
  'nameService',
  'coordinator',
]);

/** Whether the gateways of a check answered before the reset; '' if nobody asked them. */
function gatewayBefore({ code, wanted }: VerificationCheck, wire: readonly WireFinding[]): string {
  if (code !== 'gatewayAnswers') return '';
  const found = wire.flatMap((one) =>
    (one.code === 'gatewayAnswers' || one.code === 'gatewaySilent') &&
    wanted.split(', ').some((asked) => isIp(asked) && sameAddress(asked, one.address))
      ? [one]
      : [],
  );
  if (found.length === 0) return '';
  return found.some((one) => one.code === 'gatewayAnswers')
    ? ', before the reset it answered'
    : ', before the reset it was silent';
}

/** One check of the report: its name, what there is now, and what was wanted if that differs. */
function checkLine(check: VerificationCheck, wire: readonly WireFinding[]): string {
  const { before, code, ok } = check;
  // What was asked is the value, whether or not it answers.
  const now = asks.has(code) ? check.wanted : check.got;
  const value =
    before === undefined || before === now ? '' : `, before: ${shownValue(check, before)}`;
  const said = asks.has(code) ? ` ${answerText(check)}` : `: ${checkValue(check)}`;
  return (
    `${ok ? 'ok    ' : 'FAILED'} ` +
    `${checkNames[code]}${said}${value}${gatewayBefore(check, wire)}`
  );
}

const setBy: ReadonlyMap<VerificationCheck['code'], VerificationCheck['code']> = new Map([
  ['gateway', 'gatewayAnswers'],
  ['gateway6', 'gatewayAnswers'],
  ['dns', 'nameService'],
]);

const addresses = (list: string): string => list.split(', ').toSorted().join();

/**
 * The checks without values that another one says too: a right gateway that was also asked, and a
 * missing one that could not be.
 */
function withoutTwins(checks: readonly VerificationCheck[]): readonly VerificationCheck[] {
  const askedFor = (set: VerificationCheck): VerificationCheck | undefined =>
    checks.find(
      ({ code, wanted }) =>
        code === setBy.get(set.code) && addresses(wanted) === addresses(set.wanted),
    );
  return checks.flatMap((check): readonly VerificationCheck[] => {
    if (check.ok && askedFor(check) !== undefined) return [];
    const set = asks.has(check.code)
      ? checks.find((other) => askedFor(other) === check)
      : undefined;
    if (set === undefined) return [check];
    if (!set.ok && set.got === '') return [];
    return set.before === undefined || set.before === set.wanted
      ? [check]
      : [{ ...check, before: set.before }];
  });
}

/**
 * The lines of a report. No value and no advice stands there twice. `wire`: what was found on the
 * wire before the reset. `against`: what the checks compare with.
 */
export function reportRows(
  checks: readonly VerificationCheck[],
  wire: readonly WireFinding[] = [],
  against?: VerificationReport['against'],
): readonly ReportRow[] {
  const shown = withoutTwins(checks);
  const adviceAt = (index: number): string => {
    const check = shown[index];
    return check === undefined || check.ok ? '' : checkAdvice(check.code, against);
  };
  return shown.map((check, index) => {
    const advice = adviceAt(index);
    const isAgain = shown.some((_, later) => later > index && adviceAt(later) === advice);
    return { text: checkLine(check, wire), ok: check.ok, advice: isAgain ? '' : advice };
  });
}

/** The lines of the report. */
export function verificationLines({
  checks,
  wire,
  against,
}: VerificationReport): readonly string[] {
  return reportRows(checks, wire, against).map(({ text }) => text);
}

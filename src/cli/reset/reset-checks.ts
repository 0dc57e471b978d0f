import {
  typedList,
  answersWithinSeconds,
  type HostFacts,
  type WireFinding,
} from '../../model/index.js';
import {
  commandDraft,
  coordinatorWanted,
  hazards,
  makePlan,
  makeRequest,
  startupView,
  wireQuestion,
  type Hazard,
  type Issue,
  type ResetDraft,
  type ResetPlan,
} from '../../reset/index.js';
import { wireWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { lookAtWire } from './look-at-wire.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/** A look at the wire that answers within this time needs no notice. */
const noticeAfterMs = 1_000;

/** What the checks say about the command line, before anything is changed. */
export type CheckedReset =
  | { readonly result: 'wrongValues'; readonly issues: readonly Issue[] }
  /** `overridable`: --force overrides every blocking hazard. */
  | {
      readonly result: 'refused';
      readonly hazards: readonly Hazard[];
      readonly overridable: boolean;
    }
  | {
      readonly result: 'ready';
      readonly plan: ResetPlan;
      readonly hazards: readonly Hazard[];
      readonly facts: HostFacts;
      /** What was asked for, with the defaults filled in. */
      readonly draft: ResetDraft;
      /** What the look at the wire found; empty when no look was wanted. */
      readonly wire: readonly WireFinding[];
    };

/**
 * Makes the draft, request, hazards and plan of a command line on this host. The console does it
 * the same way.
 */
export function checkReset(host: ResetHost, given: ResetArguments, facts: HostFacts): CheckedReset {
  const draft = { ...commandDraft(facts), ...firstMember(given.draft), ...given.draft };
  const request = makeRequest(draft, {
    profile: facts.profile,
    nics: facts.nics,
    pool: facts.pool,
    forceDevice: given.forceDevice,
    ruleNames: facts.ruleNames,
  });
  if (!request.ok) return { result: 'wrongValues', issues: request.error };
  const found = hazards(request.value, facts);
  const refused = refusedBy(found, given);
  if (refused !== null) return refused;
  const plan = makePlan(request.value, facts, { id: host.newPlanId(), createdAt: host.now() });
  if (!plan.ok) return { result: 'refused', hazards: plan.error, overridable: false };
  return { result: 'ready', plan: plan.value, hazards: found, facts, draft, wire: [] };
}

/** Refuses a reset with a blocking hazard, unless --force overrides it. */
function refusedBy(
  found: readonly Hazard[],
  { force }: Pick<ResetArguments, 'force'>,
): (CheckedReset & { readonly result: 'refused' }) | null {
  const blocking = found.filter(
    (hazard) => hazard.severity === 'blocks' && !(hazard.overridable && force),
  );
  return blocking.length === 0
    ? null
    : {
        result: 'refused',
        hazards: found,
        overridable: blocking.every((hazard) => hazard.overridable),
      };
}

/**
 * A new Bond puts the management interface on its first member, unless the command line names
 * another device.
 */
function firstMember({ bondMembers = '' }: Partial<ResetDraft>): Partial<ResetDraft> {
  const [device] = typedList(bondMembers);
  return device === undefined ? {} : { device };
}

/**
 * Adds what lies around the host: the wire that the reset will use (with `look`), the pool
 * coordinator, and an earlier reset that did not finish.
 */
export async function withSurroundings(
  io: CommandIo,
  host: ResetHost,
  { look, ...asked }: Pick<ResetArguments, 'look' | 'force'>,
  ready: Extract<CheckedReset, { result: 'ready' }>,
): Promise<Exclude<CheckedReset, { readonly result: 'wrongValues' }>> {
  const { request } = ready.plan;
  const notice = setTimeout(() => {
    if (look) io.err(wireWords.looking(request.device, answersWithinSeconds));
  }, noticeAfterMs);
  const address = coordinatorWanted(request, ready.facts.pool);
  const [wire, coordinator, unfinishedSince] = await Promise.all([
    look ? lookAtWire(host, wireQuestion(request)) : [],
    address === '' ? null : host.tryCoordinator(address),
    unfinishedAt(host),
  ]);
  clearTimeout(notice);
  const around = { wire, coordinator, unfinishedSince };
  const found = hazards(request, ready.facts, around);
  return refusedBy(found, asked) ?? { ...ready, wire, hazards: found };
}

/** When an unfinished reset began. Answers '' when there is none or the journal cannot be read. */
async function unfinishedAt(host: ResetHost): Promise<string> {
  const status = await (await host.resets()).status();
  if (!status.ok) return '';
  const stands = startupView(status.value);
  return stands.state === 'halfWay' ? stands.reset.begunAt : '';
}

/**
 * Whether the command line itself is wrong, which gives exit status 2 as in the original: a mode
 * that does not exist, no mode at all, or a value that another option requires. A value that is
 * merely wrong, or that is missing in the firstboot data too, gives exit status 1.
 */
export function isUsageIssue(issue: Issue): boolean {
  switch (issue.code) {
    case 'mode.unknown':
    case 'mode.bothNone':
    case 'address6.prefixMissing':
      return true;
    case 'value.missing':
      return issue.path !== 'device';
    default:
      return false;
  }
}

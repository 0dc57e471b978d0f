import { answersWithinSeconds, type HostFacts, type WireFinding } from '../../model/index.js';
import {
  bondMemberNames,
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

/** A look that answers at once needs no word in advance. */
const noticeAfterMs = 1_000;

/** What became of the wish on the command line, before anything is changed. */
export type CheckedReset =
  | { readonly result: 'wrongValues'; readonly issues: readonly Issue[] }
  /** `insistable`: everything in the way may be overridden with --force. */
  | {
      readonly result: 'refused';
      readonly hazards: readonly Hazard[];
      readonly insistable: boolean;
    }
  | {
      readonly result: 'ready';
      readonly plan: ResetPlan;
      readonly hazards: readonly Hazard[];
      readonly facts: HostFacts;
      /** What the wire has said; empty where nobody was to look. */
      readonly wire: readonly WireFinding[];
    };

/**
 * Draft, request, hazards and plan of a command line on this host: the console goes the same way.
 */
export function checkReset(host: ResetHost, wish: ResetArguments, facts: HostFacts): CheckedReset {
  const draft = { ...commandDraft(facts), ...firstMember(wish.draft), ...wish.draft };
  const request = makeRequest(draft, {
    profile: facts.profile,
    nics: facts.nics,
    pool: facts.pool,
    forceDevice: wish.forceDevice,
    ruleNames: facts.ruleNames,
  });
  if (!request.ok) return { result: 'wrongValues', issues: request.error };
  const found = hazards(request.value, facts);
  const blocking = found.filter(
    (hazard) => hazard.severity === 'blocks' && !(hazard.overridable && wish.force),
  );
  if (blocking.length > 0)
    return {
      result: 'refused',
      hazards: found,
      insistable: blocking.every((hazard) => hazard.overridable),
    };
  const plan = makePlan(request.value, facts, { id: host.newPlanId(), createdAt: host.now() });
  if (!plan.ok) return { result: 'refused', hazards: plan.error, insistable: false };
  return { result: 'ready', plan: plan.value, hazards: found, facts, wire: [] };
}

/** The host comes back on the first member of a bond, unless another of them is named. */
function firstMember({ bondMembers = '' }: Partial<ResetDraft>): Partial<ResetDraft> {
  const [device] = bondMemberNames(bondMembers);
  return device === undefined ? {} : { device };
}

/**
 * The same after a look around: at the wire that the reset is to use (`look`), at the pool
 * coordinator, and at an earlier reset that did not finish.
 */
export async function withSurroundings(
  io: CommandIo,
  host: ResetHost,
  { look }: Pick<ResetArguments, 'look'>,
  ready: Extract<CheckedReset, { result: 'ready' }>,
): Promise<CheckedReset & { readonly result: 'ready' }> {
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
  return { ...ready, wire, hazards: hazards(request, ready.facts, around) };
}

/** When a reset began that stopped half-way; '' for none, or where the journal cannot be read. */
async function unfinishedAt(host: ResetHost): Promise<string> {
  const status = await (await host.resets()).status();
  if (!status.ok) return '';
  const stands = startupView(status.value);
  return stands.state === 'halfWay' ? stands.reset.begunAt : '';
}

/**
 * Whether the command line itself is at fault (exit status 2, as the original has it): a mode that
 * does not exist, none at all, or a value that another option requires. A value that is merely
 * wrong, or missing in the firstboot data too, is a refusal (1).
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

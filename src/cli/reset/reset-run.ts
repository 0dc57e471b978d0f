import type { HostFacts } from '../../model/index.js';
import { keptNetworking, type Issue, type RunOutcome } from '../../reset/index.js';
import {
  commandWords,
  errorText,
  fieldText,
  hazardText,
  issueText,
  leftHostText,
  outcomeText,
  tryHelp,
  resetUsageText,
  type UsageIssue,
} from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { Interruption } from '../interruption.js';
import { refuse } from '../refuse.js';
import { agreesToReset } from './confirmation.js';
import type { ResetArguments } from './reset-arguments.js';
import { ignoredFields } from './ignored-options.js';
import { checkReset, isUsageIssue, withSurroundings, type CheckedReset } from './reset-checks.js';
import type { ResetHost } from './reset-host.js';
import { showPlan, summaryLines, type ReadyReset } from './show-plan.js';
import { rehearseReset } from './reset-rehearsal.js';
import { showRun } from './run-progress.js';

/**
 * The reset itself (design page, "Command-Line Utility"): checks everything, shows it, asks, runs.
 * Answers the exit status.
 */
export async function runReset(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  usage: readonly UsageIssue[],
): Promise<number> {
  const facts = await host.readFacts(given.profile);
  const checked = checkReset(host, given, facts);
  if (usage.length > 0 || checked.result === 'wrongValues') {
    return refuseValues(
      io,
      given,
      usage,
      checked.result === 'wrongValues' ? checked.issues : [],
      facts,
    );
  }
  if (checked.result === 'refused') return refuseHazards(io, given, checked);
  const ignored = ignoredFields(given.draft, checked.plan.request);
  if (ignored.length > 0)
    io.err(commandWords.ignored(ignored.map((field) => fieldText(field, 'command'))));
  return runChecked(io, host, given, interruption, checked);
}

/** Shows a checked reset, asks, and runs it. Answers the exit status. */
export async function runChecked(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  checked: ReadyReset,
): Promise<number> {
  const ready = await withSurroundings(io, host, given, checked);
  if (ready.result === 'refused') return refuseHazards(io, given, ready);
  if (given.rehearse) return rehearseReset(io, host, given, interruption, ready);
  if (given.dryRun) {
    showPlan(io, host, given, ready);
    return 0;
  }
  if (!given.json) io.out(...summaryLines(ready, given));
  if (!(await agreesToReset(io, host, given, commandWords.question))) return 1;
  return carryOut(io, host, given, interruption, ready);
}

/** Says every wrong value, behind the lines `before`. Answers the exit status. */
export function refuseValues(
  io: CommandIo,
  given: ResetArguments,
  usage: readonly UsageIssue[],
  issues: Extract<CheckedReset, { result: 'wrongValues' }>['issues'],
  facts: HostFacts,
  before: readonly string[] = [],
): number {
  const wrong = [
    ...before,
    ...usage.map(resetUsageText),
    ...issues.map((issue) => `${issueText(issue, 'command')}${origin(issue, given, facts)}`),
  ];
  refuse(io, given, wrong, {
    shown: [...wrong, tryHelp],
    more: { problems: usage, issues, hazards: [] },
  });
  return usage.length > 0 || issues.some(isUsageIssue) ? 2 : 1;
}

/**
 * Says where a wrong value comes from when the operator did not type it. Device and VLAN come from
 * the firstboot data unless they are given.
 */
function origin({ code, path }: Issue, { draft }: ResetArguments, { nics }: HostFacts): string {
  if ((path !== 'device' && path !== 'vlan') || draft[path] !== undefined) return '';
  if (code !== 'value.missing') return commandWords.firstbootSays;
  return commandWords.firstbootNamesNone(
    nics.known
      ? nics.value
          .filter((nic) => nic.physical)
          .map((nic) => nic.device)
          .join(', ')
      : '',
  );
}

/** Says every hazard that stops the reset. Answers the exit status. */
export function refuseHazards(
  io: CommandIo,
  given: ResetArguments,
  refused: Extract<CheckedReset, { result: 'refused' }>,
): number {
  const { hazards, overridable } = refused;
  const blocking = hazards.filter(({ severity }) => severity === 'blocks').map(hazardText);
  const advice = overridable ? commandWords.refusedButInsist : commandWords.refused;
  return refuse(io, given, blocking, {
    shown: [...blocking, advice],
    more: { problems: [], issues: [], hazards },
  });
}

async function carryOut(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  { plan, facts, hazards, wire }: ReadyReset,
): Promise<number> {
  const resets = await host.resets();
  const overridden = hazards
    .filter((hazard) => hazard.severity === 'blocks')
    .map((hazard) => hazard.code);
  const run = resets.run(plan, {
    initiator: {
      ...host.initiator(given.reason),
      ...(overridden.length === 0 ? {} : { overridden }),
    },
    basis: facts.files,
    ...(facts.loss.known ? { loss: facts.loss.value } : {}),
    kept: keptNetworking(facts, host.now()),
    thenRebuild: given.thenRebuild,
    confirmWithin: given.confirmWithin,
    wire,
    reboot: !given.noReboot,
    cancelled: () => interruption.requested,
  });
  if (given.json) io.json({ kind: 'plan', plan });
  interruption.hold();
  return tellEnd(io, given, await showRun(io, host, given, resets, run, plan));
}

/** Prints how a run ended. Answers the exit status. */
function tellEnd(io: CommandIo, given: ResetArguments, outcome: RunOutcome): number {
  if (outcome.result === 'failed') {
    io.err(`${outcomeText(outcome)} ${errorText(outcome.error)} ${leftHostText(outcome.error)}`);
    if (outcome.error.leftHost !== 'untouched') io.err(commandWords.howToGoOn);
    return 1;
  }
  if (outcome.result === 'cancelled') {
    io.err(outcomeText(outcome));
    return 1;
  }
  if (!given.json) io.out(outcomeText(outcome));
  return 0;
}

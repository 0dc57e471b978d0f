import {
  changedFacts,
  isSamePlan,
  planBasis,
  readPlanFile,
  type PlanChange,
  type PlanFile,
  type ResetPlan,
} from '../../reset/index.js';
import type { HostFacts } from '../../model/index.js';
import {
  cleanDocument,
  planChangeText,
  planFileErrorText,
  planFileWords as words,
} from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { Interruption } from '../interruption.js';
import { refuse } from '../refuse.js';
import type { ResetArguments } from './reset-arguments.js';
import { checkReset } from './reset-checks.js';
import type { ResetHost } from './reset-host.js';
import { refuseHazards, refuseValues, runChecked } from './reset-run.js';

/**
 * `--apply`: runs the plan in a file, with the preview and the question of a reset. A new plan is
 * made from the wishes in the file, and must be the same. So only a plan of this program can run.
 * Answers the exit status.
 */
export async function applyPlan(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const refused = (sentences: readonly string[], changes: readonly PlanChange[] = []): 1 =>
    refuse(io, given, sentences, {
      more: { problems: [], issues: [], hazards: [], changes, sentences },
    });
  const text = await host.readOwnFile(given.planFile);
  if (!text.ok) return refused([words.unreadable(given.planFile, text.error)]);
  const file = readPlanFile(text.value, host.digest);
  if (!file.ok) return refused([planFileErrorText(file.error, given.planFile)]);
  const { wish: wanted } = file.value;
  const own: ResetArguments = { ...given, ...wanted };
  const facts = await host.readFacts(wanted.profile);
  const changes = changedSince(file.value, facts, host);
  if (changes.length > 0) return refused([...changes.map(planChangeText), words.changed], changes);
  const checked = checkReset(host, own, facts);
  if (checked.result === 'wrongValues')
    return refuseValues(io, own, [], checked.issues, facts, [words.deviceGone]);
  if (checked.result === 'refused') return refuseHazards(io, own, checked);
  if (!isSamePlan(cleanDocument(checked.plan), file.value))
    return refused([planChangeText({ code: 'steps' }), words.changed], [{ code: 'steps' }]);
  const plan = await withItsName(checked.plan, file.value, host);
  return runChecked(io, host, own, interruption, { ...checked, plan });
}

/** The facts that were others when the plan was made. */
function changedSince(
  { basis }: PlanFile,
  facts: HostFacts,
  { digest }: ResetHost,
): readonly PlanChange[] {
  return changedFacts(basis, planBasis(Object.keys(basis.macs), facts, digest));
}

/** The plan under the id that it has in its file, unless a reset of this host has had that id. */
async function withItsName(
  plan: ResetPlan,
  { plan: { id } }: PlanFile,
  host: ResetHost,
): Promise<ResetPlan> {
  const status = await (await host.resets()).status();
  const used = !status.ok || status.value.history.some((reset) => reset.plan.id === id);
  return used ? plan : { ...plan, id };
}

import {
  longestMinutes,
  eitherOf,
  err,
  isJsonObject,
  objectOf,
  ok,
  oneOf,
  optional,
  orNull,
  parseJson,
  textOf,
  wholeFrom,
  type HostFacts,
  type HostProfile,
  type Mac,
  type PoolRole,
  type ProfileName,
  type Result,
  type Shape,
} from '../../model/index.js';
import { planId } from '../journal/common-shapes.js';
import type { ResetDraft } from '../request/draft.js';
import { isRewrittenByHost, pathOfRole } from './plan-files.js';
import type { FileRole, ResetPlan } from './plan.js';

/** The version of the plan files that we write and read. */
export const planFileVersion = 1;

/** What the operator asked for when the plan was made. The plan is made from it again. */
export interface PlanOptions {
  readonly draft: ResetDraft;
  readonly forceDevice: boolean;
  /** null: the host's own. */
  readonly profile: ProfileName | null;
  readonly thenRebuild: boolean;
  /** The minutes for a confirmation. Absent: nothing waits for one. */
  readonly confirmWithin?: number;
}

/** The facts of the host that decide every byte of a plan. Files are there as checksums. */
export interface PlanBasis {
  readonly profile: HostProfile['name'];
  readonly triggerPath: string;
  readonly role: PoolRole['role'];
  /** The ports of the plan, by device. null: the port or its MAC is not known. */
  readonly macs: Readonly<Record<string, Mac | null>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A plan as `--dry-run --json` prints it and `--apply` reads it. */
export interface PlanFile {
  readonly formatVersion: typeof planFileVersion;
  /** Only compared with the plan that is made from `wish` again, so it is never run as it is. */
  readonly plan: Readonly<Record<string, unknown>> & Pick<ResetPlan, 'id'>;
  readonly wish: PlanOptions;
  readonly basis: PlanBasis;
}

/** Why a file is not a plan that can be run. */
export type PlanFileError =
  | { readonly code: 'notAPlan' }
  | { readonly code: 'version'; readonly found: string }
  | { readonly code: 'altered' };

/** A fact that was another one when the plan was made. */
export type PlanChange =
  | {
      readonly code: 'profile' | 'role';
      readonly then: string;
      readonly now: string;
    }
  | {
      readonly code: 'mac';
      readonly device: string;
      readonly then: Mac | null;
      readonly now: Mac | null;
    }
  | { readonly code: 'file'; readonly path: string }
  /** The same options give other steps now, for a reason that none of the others names. */
  | { readonly code: 'steps' };

/** Makes the checksum of a text. */
export type Digest = (text: string) => string;

/** The facts that decide the bytes of a plan for these ports. */
export function planBasis(
  devices: readonly string[],
  { profile, pool, nics, files }: HostFacts,
  digest: Digest,
): PlanBasis {
  const macOf = (device: string): Mac | null =>
    (nics.known ? nics.value.find((nic) => nic.device === device)?.mac : null) ?? null;
  const roles: readonly FileRole[] = ['inventory', 'management', 'poolConf', 'trigger'];
  return {
    profile: profile.name,
    triggerPath: profile.triggerPath,
    role: pool.role,
    macs: Object.fromEntries(devices.map((device) => [device, macOf(device)])),
    files: Object.fromEntries(
      roles
        .filter((role) => !isRewrittenByHost(role))
        .map((role) => [pathOfRole(role, profile), digest(JSON.stringify(files[role]))]),
    ),
  };
}

/** The devices whose ports a plan uses. */
export function portsOf({ request }: Pick<ResetPlan, 'request'>): readonly string[] {
  return [request.device, ...(request.bond?.members ?? []).map(({ device }) => device)];
}

/** The facts that have changed since a plan was made. */
export function changedFacts(then: PlanBasis, now: PlanBasis): readonly PlanChange[] {
  const place = ({ profile, triggerPath }: PlanBasis): string => `${profile} (${triggerPath})`;
  return [
    ...(place(then) === place(now)
      ? []
      : [{ code: 'profile', then: place(then), now: place(now) } as const]),
    ...(then.role === now.role ? [] : [{ code: 'role', then: then.role, now: now.role } as const]),
    ...Object.entries(then.macs).flatMap(([device, mac]) => {
      const present = now.macs[device] ?? null;
      return present === mac ? [] : [{ code: 'mac', device, then: mac, now: present } as const];
    }),
    ...Object.entries(then.files)
      .filter(([path, sum]) => Object.hasOwn(now.files, path) && now.files[path] !== sum)
      .map(([path]) => ({ code: 'file', path }) as const),
  ];
}

/** Whether a plan that was made anew is the one in the file: all but its id and its time. */
export function isSamePlan(anew: unknown, { plan }: Pick<PlanFile, 'plan'>): boolean {
  const bare = (one: unknown): string =>
    JSON.stringify(isJsonObject(one) ? { ...one, id: '', createdAt: '' } : null);
  return bare(anew) === bare(plan);
}

/** Adds the checksum of a document to it, as its last member. */
export function sealPlan(
  document: Readonly<Record<string, unknown>>,
  digest: Digest,
): Readonly<Record<string, unknown>> {
  return { ...document, sha256: digest(JSON.stringify(document)) };
}

/**
 * Reads a plan file. It is refused when its version is unknown or a byte of it has changed, also
 * one that the reader of JSON passes over: a blank, a line break, a member that comes twice.
 */
export function readPlanFile(text: string, digest: Digest): Result<PlanFile, PlanFileError> {
  const read = parseJson(text);
  if (!read.ok || !isJsonObject(read.value)) return err({ code: 'notAPlan' });
  const { sha256, ...document } = read.value;
  const { formatVersion: version } = document;
  if (sha256 === undefined && version === undefined) return err({ code: 'notAPlan' });
  if (version !== planFileVersion)
    return err({ code: 'version', found: JSON.stringify(version ?? null) });
  if (sha256 !== digest(JSON.stringify(document))) return err({ code: 'altered' });
  if (text.replace(/\n$/u, '') !== JSON.stringify(read.value)) return err({ code: 'altered' });
  return isPlanFile(document) ? ok(document) : err({ code: 'notAPlan' });
}

const typed = textOf(10_000);
const flag = oneOf(true, false);

/** One shape for each member. A new member of a draft must get one, or this does not compile. */
const draftMembers: Readonly<Record<keyof ResetDraft, Shape>> = {
  device: typed,
  vlan: typed,
  ipv4Mode: typed,
  address: typed,
  netmask: typed,
  gateway: typed,
  ipv6Mode: typed,
  address6: typed,
  gateway6: typed,
  dns: typed,
  coordinatorAddress: typed,
  bondMembers: typed,
  bondMode: typed,
  keepInterfaceNames: flag,
};
const textsOf =
  (shape: Shape): Shape =>
  (value) =>
    isJsonObject(value) && Object.values(value).every(shape);
const shape = objectOf({
  formatVersion: oneOf(planFileVersion),
  plan: objectOf({ id: planId }),
  wish: objectOf({
    draft: objectOf(draftMembers),
    forceDevice: flag,
    profile: orNull(oneOf('classic', 'networkd')),
    thenRebuild: flag,
    confirmWithin: optional(wholeFrom(1, longestMinutes)),
  }),
  basis: objectOf({
    profile: oneOf('classic', 'networkd'),
    triggerPath: typed,
    role: typed,
    macs: textsOf(eitherOf(oneOf(null), typed)),
    files: textsOf(typed),
  }),
});

function isPlanFile(value: unknown): value is PlanFile {
  return shape(value);
}

import {
  bondModes,
  chosenBy,
  eitherOf,
  isDeviceName,
  isIp,
  isIpv4,
  isIpv6,
  isMac,
  isVlanTag,
  listOf,
  objectOf,
  oneOf,
  optional,
  orNull,
  parseHost,
  textOf,
  textThat,
  wholeFrom,
  type Shape,
} from '../../model/index.js';
import { pathOfRole, roleAt } from '../plan/plan-files.js';
import {
  forcedRewrite,
  newFileMode,
  plainSteps,
  type FileRole,
  type ResetPlan,
  type ResetStep,
} from '../plan/plan.js';
import type { ResetRequest } from '../request/request.js';
import { isoTime, planId } from './common-shapes.js';

type Bare<Step> = Step extends { readonly path: string }
  ? Omit<Step, 'path'>
  : Step extends { readonly paths: readonly string[] }
    ? Omit<Step, 'paths'>
    : Step extends { readonly args: readonly string[] }
      ? Omit<Step, 'args'>
      : Step;

/**
 * A step as the journal stores it: without paths and command arguments. They are made again from
 * the roles and the request.
 */
type StoredStep = Bare<ResetStep>;

/** A plan as the journal stores it. */
export type StoredPlan = Omit<ResetPlan, 'steps'> & { readonly steps: readonly StoredStep[] };

const fileLimit = 1024 * 1024;
const ipv4 = textThat(isIpv4);
const ipv6 = textThat(isIpv6);
const device = textThat(isDeviceName);
const mac = textThat(isMac);
const vlanTag: Shape = (value) => typeof value === 'number' && isVlanTag(value);

/** One shape for each member. A new member of a request must get one, or this does not compile. */
const requestMembers: Readonly<Record<keyof ResetRequest, Shape>> = {
  device,
  vlan: orNull(vlanTag),
  ipv4: eitherOf(
    objectOf({ mode: oneOf('none', 'dhcp') }),
    objectOf({ mode: oneOf('static'), address: ipv4, netmask: ipv4, gateway: orNull(ipv4) }),
  ),
  ipv6: eitherOf(
    objectOf({ mode: oneOf('none', 'dhcp', 'autoconf') }),
    objectOf({
      mode: oneOf('static'),
      address: ipv6,
      prefixLength: wholeFrom(0, 128),
      gateway: orNull(ipv6),
    }),
  ),
  dns: listOf(textThat(isIp), 100),
  mac: orNull(mac),
  coordinatorAddress: orNull(textThat((text) => parseHost(text) !== null)),
  keepInterfaceNames: oneOf(true, false),
  mtu: optional(wholeFrom(1, 65_536)),
  bond: optional(
    objectOf({
      members: listOf(objectOf({ device, mac: orNull(mac) }), 100),
      mode: oneOf(...bondModes),
    }),
  ),
};

const role = (...roles: readonly FileRole[]): Shape => oneOf(...roles);
/**
 * Earlier versions also wrote paths. A path is accepted only when it is the known one of its role,
 * and is then ignored.
 */
const knownPaths = optional(
  listOf(
    textThat((path) => roleAt(path) !== null),
    20,
  ),
);

type DetailedStep = Exclude<ResetStep['kind'], (typeof plainSteps)[number]>;
const detailedSteps: Readonly<Record<DetailedStep, Shape>> = {
  saveUndo: objectOf({ paths: knownPaths }),
  prepareFiles: objectOf({ paths: knownPaths }),
  stopService: objectOf({ service: oneOf('xapi', 'xcp-networkd', 'network') }),
  replaceFile: objectOf({
    file: role('poolConf', 'inventory', 'management', 'trigger'),
    content: textOf(fileLimit),
    mode: oneOf(newFileMode),
  }),
  removeFile: objectOf({ file: role('networkdDatabase') }),
  reconfigureManagement: objectOf({}),
};
const step = chosenBy('kind', {
  ...detailedSteps,
  ...Object.fromEntries(plainSteps.map((kind) => [kind, objectOf({})])),
});

function isStep(value: unknown): boolean {
  return step(value) && namesItsOwn(value);
}

const fileRoles: readonly FileRole[] = [
  'poolConf',
  'inventory',
  'management',
  'trigger',
  'networkdDatabase',
];

/** True when the value has no path, or the path (from an earlier version) is that of its role. */
const namesItsOwn = eitherOf(
  objectOf({ path: oneOf(undefined) }),
  ...fileRoles.map((file) =>
    objectOf({ file: oneOf(file), path: textThat((path) => roleAt(path) === file) }),
  ),
);

const plan = objectOf({
  formatVersion: oneOf(1),
  id: planId,
  createdAt: isoTime,
  profile: eitherOf(
    objectOf({ name: oneOf('classic'), triggerPath: oneOf('/tmp/network-reset') }),
    objectOf({
      name: oneOf('networkd'),
      triggerPath: oneOf('/tmp/network-reset', '/var/tmp/network-reset'),
    }),
  ),
  request: objectOf(requestMembers),
  steps: listOf(isStep, 50),
});

/** Whether a value from the journal is a complete plan of this version. */
export function isStoredPlan(value: unknown): value is StoredPlan {
  return plan(value);
}

/** Turns a plan into the form that the journal stores. */
export function storedPlan(whole: ResetPlan): StoredPlan {
  return { ...whole, steps: whole.steps.map(bare) };
}

function bare(step: ResetStep): StoredStep {
  switch (step.kind) {
    case 'saveUndo':
    case 'prepareFiles':
    case 'reconfigureManagement':
      return { kind: step.kind };
    case 'removeFile':
      return { kind: step.kind, file: step.file };
    case 'replaceFile':
      return { kind: step.kind, file: step.file, content: step.content, mode: step.mode };
    default:
      return step;
  }
}

/** Adds the paths of the plan's host profile; null when its steps do not fit its request. */
export function wholePlan(stored: StoredPlan): ResetPlan | null {
  const { profile, request } = stored;
  const paths = (wanted: readonly StoredStep['kind'][]): readonly string[] =>
    stored.steps.flatMap((step) =>
      (step.kind === 'replaceFile' || step.kind === 'removeFile') && wanted.includes(step.kind)
        ? [pathOfRole(step.file, profile)]
        : [],
    );
  const replaced = paths(['replaceFile']);
  const steps: ResetStep[] = [];
  for (const step of stored.steps) {
    switch (step.kind) {
      case 'saveUndo':
        steps.push({ kind: step.kind, paths: [...replaced, ...paths(['removeFile'])] });
        break;
      case 'prepareFiles':
        steps.push({ kind: step.kind, paths: replaced });
        break;
      case 'removeFile':
        steps.push({ kind: step.kind, file: step.file, path: pathOfRole(step.file, profile) });
        break;
      case 'replaceFile':
        steps.push({
          kind: step.kind,
          file: step.file,
          path: pathOfRole(step.file, profile),
          content: step.content,
          mode: step.mode,
        });
        break;
      case 'reconfigureManagement':
        if (request.mac === null) return null;
        steps.push({ kind: step.kind, args: forcedRewrite(request, request.mac) });
        break;
      default:
        steps.push(step);
    }
  }
  return { ...stored, steps };
}

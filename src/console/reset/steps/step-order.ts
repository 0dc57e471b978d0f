import type { Issue } from '../../../reset/index.js';
import { addressStep } from './address.js';
import { address6Step } from './address6.js';
import { bondStep } from './bond.js';
import { coordinatorStep } from './coordinator.js';
import { deviceStep } from './device.js';
import { advancedStep } from './advanced.js';
import { ipv4Step } from './ipv4.js';
import { ipv6Step } from './ipv6.js';
import { nameServersStep } from './name-servers.js';
import { namesStep } from './names.js';
import { nicStep } from './nic.js';
import type {
  Answers,
  AskingStepName,
  ChoiceStep,
  ChoiceStepName,
  FormStep,
  FormStepName,
  StepName,
} from './step.js';
import { vlanStep } from './vlan.js';

/** The steps that are lists, by name. */
export const choiceSteps: Readonly<Record<ChoiceStepName, ChoiceStep>> = {
  nic: nicStep,
  ipv4: ipv4Step,
  advanced: advancedStep,
  ipv6: ipv6Step,
  names: namesStep,
};

/** The steps that are forms, by name. */
export const formSteps: Readonly<Record<FormStepName, FormStep>> = {
  device: deviceStep,
  address: addressStep,
  vlan: vlanStep,
  address6: address6Step,
  nameServers: nameServersStep,
  coordinator: coordinatorStep,
  bond: bondStep,
};

const isStatic = (mode: string): boolean => mode.toLowerCase() === 'static';

/**
 * The steps for these answers without side steps. If pool.conf names no role, the host may be a
 * supporter, so the coordinator is asked for too.
 */
function way({ draft, facts }: Answers): readonly StepName[] {
  return [
    'intro',
    facts.nics.known ? 'nic' : 'device',
    'ipv4',
    ...(isStatic(draft.ipv4Mode) ? ['address' as const] : []),
    'advanced',
    ...(facts.pool.role === 'coordinator' ? [] : ['coordinator' as const]),
    'preview',
  ];
}

/** Side steps, opened from another step: where Esc and Enter lead. */
const sideSteps: Partial<
  Readonly<Record<StepName, { readonly back: StepName; readonly next: StepName }>>
> = {
  vlan: { back: 'advanced', next: 'advanced' },
  ipv6: { back: 'advanced', next: 'advanced' },
  address6: { back: 'ipv6', next: 'advanced' },
  nameServers: { back: 'ipv6', next: 'advanced' },
  names: { back: 'advanced', next: 'advanced' },
  bond: { back: 'advanced', next: 'advanced' },
};

/** The step after an answered one. */
export function nextStep(step: StepName, answers: Answers): StepName {
  const steps = way(answers);
  return sideSteps[step]?.next ?? steps[steps.indexOf(step) + 1] ?? 'preview';
}

/** The step that Esc goes back to; null at the first: Esc there closes the dialogue. */
export function previousStep(step: StepName, answers: Answers): StepName | null {
  const steps = way(answers);
  return sideSteps[step]?.back ?? steps[steps.indexOf(step) - 1] ?? null;
}

/** The step that asks for the value of an issue. */
export function stepOfIssue(issue: Issue, { draft, facts }: Answers): AskingStepName {
  switch (issue.path) {
    case 'device':
      return facts.nics.known ? 'nic' : 'device';
    // IPv4 `none` is valid once IPv6 is set, so the missing value is IPv6.
    case 'ipv4Mode':
      return issue.code === 'mode.bothNone' ? 'ipv6' : 'ipv4';
    case 'address':
    case 'netmask':
    case 'gateway':
      return 'address';
    case 'dns':
      if (isStatic(draft.ipv4Mode)) return 'address';
      return isStatic(draft.ipv6Mode) ? 'address6' : 'nameServers';
    case 'vlan':
      return 'vlan';
    case 'ipv6Mode':
      return 'ipv6';
    case 'address6':
    case 'gateway6':
      return 'address6';
    case 'coordinatorAddress':
      return 'coordinator';
    case 'keepInterfaceNames':
      return 'names';
    case 'bondMembers':
    case 'bondMode':
      return 'bond';
  }
}

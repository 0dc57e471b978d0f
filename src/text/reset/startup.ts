import { asTyped } from '../../model/index.js';
import type {
  PortQuestion,
  StartupEvent,
  StartupError,
  StartupStepName,
  UnrecordedThing,
} from '../../reset/index.js';
import { errorText } from '../errors.js';
import { fileErrorText } from './files.js';
import { clean } from '../sanitize.js';
import { triggerIssueText } from './issues.js';
import { confirmWords, waitText } from './confirm.js';
import { rebuildLine, rebuildWords } from './rebuild.js';
import { xapiErrorText } from '../xapi-error.js';
import { trialStepText } from './trial.js';

const stepTitles: Readonly<Record<StartupStepName, string>> = {
  readTrigger: 'Read the wanted management configuration',
  resetNetworking: "Forget this host's PIFs, Bonds, VLANs and tunnels (host.reset_networking)",
  scan: 'Find the NICs again (PIF.scan)',
  createVlan: 'Create the management VLAN (VLAN.create)',
  reconfigureIp: 'Configure IPv4 (PIF.reconfigure_ip)',
  reconfigureIpv6: 'Configure IPv6 (PIF.reconfigure_ipv6)',
  managementReconfigure: 'Make it the management interface (host.management_reconfigure)',
  deleteTrigger: 'Delete the trigger file',
  createBond: 'Create the bond of the management interface (Bond.create)',
};

/** Why the reset could not be completed and what to do about it: one line. */
export function startupErrorText(error: StartupError): string {
  const { subject, detail } = { subject: clean(error.subject), detail: clean(error.detail) };
  const state = error.wiped
    ? " The pool database has already forgotten this host's PIFs; the next attempt starts " +
      'again from the beginning.'
    : ' Nothing was changed in the pool database.';
  switch (error.code) {
    case 'trigger.unreadable':
      return (
        `${subject} cannot be read: ${fileErrorText(detail)}. Look at the file, or delete it ` +
        `to give up the reset.${state}`
      );
    case 'trigger.invalid':
      return (
        `${subject} is wrong: ${error.issues.map(triggerIssueText).join(' ')} Put it ` +
        `right, or run ${asTyped('xe-reset-networking')} again.${state}`
      );
    case 'device.absent':
      return (
        'This host has no network interface ' +
        `${subject}${detail === '' ? '' : `, only ${detail}`}. Run ` +
        `${asTyped('xe-reset-networking')} again with one of its own.${state}`
      );
    case 'nics.unreadable':
      return `The network interfaces in ${subject} cannot be read: ${detail}.${state}`;
    case 'inventory.unreadable':
      return (
        `INSTALLATION_UUID cannot be read from ${subject} (${detail}), so this host does not ` +
        `know which host it is. Restore the file.${state}`
      );
    case 'device.unmanaged':
      return (
        `This host boots from ${subject} over iSCSI, so XAPI does not manage it and it ` +
        `cannot carry management. Choose another network interface and reset again.${state}`
      );
    case 'vlan.inUse':
      return (
        `VLAN ${detail} is in use by ${subject}, which XAPI has not made. Find out what made ` +
        `it, remove it (ip link delete ${subject}), and start XAPI again.${state}`
      );
    case 'host.unknown':
      return (
        `The pool database knows no host ${subject}: compare INSTALLATION_UUID in ` +
        `/etc/xensource-inventory with the pool's hosts.${state}`
      );
    case 'xapi.unreachable':
      return (
        `XAPI does not answer at ${subject}: ${xapiErrorText(error.detail)}. See whether it runs ` +
        `(systemctl status xapi) and start it.${state}`
      );
    case 'xapi.failed':
      return `XAPI refused ${subject}: ${xapiErrorText(error.detail)}.${state}`;
    case 'ha.enabled':
      return (
        'High availability (HA) is on in the pool, so XAPI would refuse to configure the ' +
        'management interface. Turn HA off (xe pool-ha-disable on the coordinator), then ' +
        `start XAPI here again.${state}`
      );
    case 'pif.absent':
      return (
        `After PIF.scan the pool database still has no PIF for ${subject}: see whether the ` +
        `NIC is there and has a driver.${state}`
      );
    case 'state.unwritable':
      return (
        `${subject} cannot be written: ${detail}. Make room on the disk or mount it ` +
        `writable.${state}`
      );
    case 'attempts.exhausted':
      return (
        `Earlier attempts were interrupted (crash or power cut), so ${subject} is not tried ` +
        `again.${detail === '' ? '' : ` The last message was: ${detail}`}`
      );
    case 'trigger.undeletable':
      return (
        `Everything is done, but ${subject} cannot be deleted: ${detail}. Delete it by hand, ` +
        'or the next start resets the networking again.'
      );
  }
}

/** The start-up's question, after the chosen port was not found, in one line. */
export function portQuestionText({ device, mac, used }: PortQuestion): string {
  const gone =
    `The port chosen (${clean(device)}${mac === null ? '' : `, ${clean(mac)}`}) is not in ` +
    'this machine.';
  return used === ''
    ? `${gone} The console asks for the management interface; nothing is changed before that.`
    : `${gone} ${clean(used)} is used, as it has that name now; the console asks whether ` +
        'that is right.';
}

const waitingTexts: Readonly<
  Record<(StartupEvent & { readonly kind: 'waiting' })['reason'], (subject: string) => string>
> = {
  triggerTaken: (path) =>
    `XAPI of this host completes the reset itself and then removes ${path}: waiting for that`,
  xapiAnswers: (place) => `Waiting until XAPI answers at ${place}`,
  otherProcess: (which) => `Another program completes the reset (${which}): waiting for its end`,
  address: (device) => `Waiting until the network gives ${device} an address`,
};

/** The line for a reset that is complete. The report has its own words for it. */
export const completedText = 'The emergency network reset is complete.';

const unrecordedTexts: Readonly<Record<UnrecordedThing, string>> = {
  former: 'The networking that the reset removes could not be recorded, so nothing recreates it',
  report: 'The report of the reset could not be recorded',
  question: 'The question which port is meant could not be recorded',
  recreated: rebuildWords.notRecorded,
  playbook: 'It could not be recorded that the supporters (slaves) have to follow',
};

/** One line for the log and the console; null if the event needs none. */
export function startupEventText(event: StartupEvent): string | null {
  switch (event.kind) {
    case 'found':
      return `Emergency network reset: ${event.trigger} is there, attempt ${event.attempt}.`;
    case 'step': {
      if (event.phase === 'skipped') return null;
      const detail = event.detail === '' ? '' : ` (${clean(event.detail)})`;
      return event.phase === 'starting'
        ? `${stepTitles[event.step]} ...`
        : `${stepTitles[event.step]}: done${detail}`;
    }
    case 'waiting':
      return `${waitingTexts[event.reason](clean(event.subject))} ...`;
    case 'moved':
      return (
        `The port chosen (${clean(event.mac)}) is called ${clean(event.to)} now, no longer ` +
        `${clean(event.from)}: it is used under its new name.`
      );
    case 'asked':
      return portQuestionText(event.question);
    case 'failed':
      return `${startupErrorText(event.error)} ${
        event.setAside
          ? `It was renamed to ${clean(event.trigger)} and is not tried again; the reason is in ` +
            'a file beside it.'
          : `${clean(event.trigger)} stays; the next start tries again.`
      }`;
    case 'confirmWait':
      return waitText(event.wait, event.minutes);
    case 'trial':
      return trialStepText(event.trial, event.seconds);
    case 'returnPostponed':
      return confirmWords.postponed[event.why];
    case 'rebuilt':
      return rebuildLine(event.item, event.state, event.detail);
    case 'completed':
      return completedText;
    case 'unrecorded':
      return `${unrecordedTexts[event.what]}: ${errorText(event.error)}`;
  }
}

import type { PortQuestion, VerificationCheck, VerificationReport } from '../../reset/index.js';
import type { PoolLoss, Reason } from '../../model/index.js';
import { lossName } from '../modes.js';
import { clean } from '../sanitize.js';
import { startupWarning, unknownValue } from '../status.js';
import { rebuildWhy } from './rebuild.js';

/** Words for a machine that restarts, and for a reset that is being completed. */
export const restartWords = {
  title: 'This host is restarting',
  phases: {
    stopping: 'Services stop',
    booting: 'The host boots',
    startup: 'Start-up',
    ready: 'Ready',
    failed: 'The start-up has failed',
    xapi: 'XAPI starts',
    completing: 'XAPI completes the reset',
    answering: 'The reset is completed on',
  },
  failedTitle: 'This host has not come back',
  completingTitle: 'The reset is being completed',
  notCompletedTitle: 'The reset is not completed',
  story: 'What happened',
  wait: 'The Status Display opens when the host is ready.',
  goesOn: 'This page goes on by itself. Esc: look at the host meanwhile.',
  failed: 'XAPI did not come up. The Status Display says more.',
  notCompleted: startupWarning.failedAdvice,
} as const;

/** Words of the report of a reset. */
export const resetReportWords = {
  title: 'Network reset: result',
  given: (addresses: string): string => `This host now has the address ${clean(addresses)}.`,
  asWanted: 'The network reset is complete. The management interface is as you asked for.',
  notAsWanted:
    'The network reset is complete, but not everything is as you asked for: see the lines ' +
    'marked FAILED.',
  asBefore: 'The management interface is the one from before the reset again.',
  notAsBefore:
    'The management interface was moved back after the reset, but not everything is as it was ' +
    'before: see the lines marked FAILED.',
  waiting: 'Some values are not there yet: this page looks again by itself.',
  lost: 'Removed by the reset; recreate what you need',
  missing: 'On the pool coordinator (master), but not made on this host',
  notMadeYet: 'XAPI has not made it; it tries again at its next start',
  lostNothing: 'The pool database has lost no Bond, VLAN, tunnel or SR-IOV network of this host.',
  lostUnknown: (reason: Reason): string =>
    reason.code === 'notLooked'
      ? 'The objects that were removed are not known: XAPI did not answer when the reset began.'
      : `The objects that were removed are ${unknownValue(reason)}.`,
  keys: {
    acknowledge: { key: 'Enter', action: 'I have read it' },
    later: { key: 'Esc', action: 'Later' },
    again: { key: 'F5', action: 'Look again' },
    rebuild: { key: 'B/F8', action: 'Rebuild' },
    undo: { key: 'U', action: 'Undo' },
  },
} as const;

/** Words of the report of a reset that was read before. */
export const lastReportWords = {
  title: 'Network reset: last report',
  key: { key: 'L', action: 'Last report' },
  reading: 'The journal of the resets is being read...',
  read: (at: string, user: string): string => `As ${clean(user)} read it, ${clean(at)}:`,
  none: 'There is no report: this host has not completed an Emergency Network Reset.',
  unread: 'Nobody has read the report of the last reset yet. F5 in the menus opens it.',
} as const;

/** The word before the name of each kind of object. A VLAN's name needs none. */
const lostKinds = [
  ['pifs', 'PIF '],
  ['bonds', 'Bond '],
  ['vlans', ''],
  ['tunnels', 'Tunnel '],
  ['sriovNetworks', 'SR-IOV network '],
  ['clusterHosts', 'Cluster host '],
  ['addresses', 'Addresses of '],
] as const satisfies readonly (readonly [keyof PoolLoss, string])[];

/** The names of the objects that the pool database has lost, each with its kind. */
export function lostNames(lost: PoolLoss): readonly string[] {
  return lostKinds.flatMap(([kind, called]) =>
    (lost[kind] ?? []).map((name) => `${called}${lossName(kind, name)}`),
  );
}

/** A line for each object that the pool database has lost; no lines if nobody has looked. */
export function lostLines(lost: VerificationReport['lost']): readonly string[] {
  if (lost === undefined) return [];
  if (!lost.known) return [resetReportWords.lostUnknown(lost.reason)];
  const names = lostNames(lost.value);
  return names.length === 0
    ? [resetReportWords.lostNothing]
    : [`${resetReportWords.lost}:`, ...names.map((name) => `  ${name}`)];
}

/** A line for each object that a supporter has not got from its coordinator. */
export function missingNames(missing: VerificationReport['missing'] = []): readonly string[] {
  return missing.map((one) => {
    const why = one.state === 'planned' ? resetReportWords.notMadeYet : rebuildWhy(one);
    return `${one.kind} ${clean(one.name)}: ${why}`;
  });
}

/** The same with a heading; no lines when nothing is missing. */
export function missingLines(missing: VerificationReport['missing']): readonly string[] {
  const names = missingNames(missing);
  return names.length === 0
    ? []
    : [`${resetReportWords.missing}:`, ...names.map((name) => `  ${name}`)];
}

/**
 * What to do about a failed check of the report; '' if another line says it. `against`: what the
 * report compares with.
 */
export function checkAdvice(
  code: VerificationCheck['code'],
  against?: VerificationReport['against'],
): string {
  switch (code) {
    case 'device':
    case 'mac':
      if (against === 'former')
        return 'Management has moved to another port since: see "Configure Management Interface".';
      return (
        'Another port is used than the one you chose: run the Emergency Network Reset again ' +
        'and choose it by its MAC address.'
      );
    case 'vlan':
    case 'ipv4Mode':
    case 'ipv6Mode':
    case 'netmask':
    case 'gateway':
    case 'gateway6':
    case 'dns':
      return (
        'Put it right under "Configure Management Interface", or run the Emergency Network ' +
        'Reset again.'
      );
    case 'management':
      return (
        'No interface of this host is its management interface: run the Emergency Network ' +
        'Reset again.'
      );
    case 'address':
    case 'address6':
      return (
        'Check cable, switch port and DHCP server. An address that comes later is shown here ' +
        'by itself; or run the Emergency Network Reset again with a static one.'
      );
    case 'gatewayAnswers':
      return (
        'Check address, netmask, VLAN and switch port. Some gateways never answer a ping: ' +
        'then try "Test Network" with an address behind it.'
      );
    case 'nameService':
      return (
        'Names are not found until a name server answers: see "DNS Servers" and "Test ' +
        'Network".'
      );
    case 'coordinator':
      return (
        'Without its coordinator this host stays in emergency mode. Check the address in ' +
        '/etc/xensource/pool.conf, or run the Emergency Network Reset again with the right ' +
        'one.'
      );
    case 'xapi':
      return (
        'The lines above are what the kernel shows. XAPI may still be starting; if it does ' +
        'not come up, restart it: see the Status Display.'
      );
    case 'bond':
      return (
        'Management is on the first port of the bond. See why, then create the bond by hand ' +
        '(xe bond-create), or leave management on that port.'
      );
    case 'mtu':
      return (
        'Large packets may be dropped. Set it for the network, and restart the host: ' +
        'xe network-param-set uuid=... MTU=...'
      );
    case 'trigger':
      return (
        'XAPI has not completed the reset: it does so at its next start. Restart XAPI, or ' +
        'reboot.'
      );
  }
}

/** Words of the question which port is meant. */
export const portQuestionWords = {
  title: 'Which network interface should be the management interface?',
  gone: ({ device, mac }: PortQuestion): string =>
    'The port you ' +
    `chose${mac === null ? '' : ` (${clean(mac)}, then called ${clean(device)})`} is not ` +
    'in this machine: the disk was moved, or the card was replaced.',
  moved: ({ device }: PortQuestion, now: string): string =>
    `The port you chose was called ${clean(device)} then. It is called ${clean(now)} now.`,
  waits:
    'Nothing is changed before you choose. The network reset is completed on the port you ' +
    'choose, with the addresses you asked for.',
  used: (device: string): string =>
    `${clean(device)} is used, as it has that name now. So this host stays reachable. If it is ` +
    'the right one, choose it again. Otherwise choose another one.',
  reading: 'The network interfaces are being read...',
  none: 'This machine has no network interface that could be used. Put one in and restart it.',
  /** Short, because it is in the column of device names. */
  look: 'Look first',
  lookMeans:
    "Enter changes nothing: look at the host first. The reset's menu item leads back here.",
  chooses: (device: string, mac: string): string =>
    `Enter completes the reset on ${clean(device)} (${clean(mac)}) now.`,
  sameName: 'It now has the name of the port you chose.',
} as const;

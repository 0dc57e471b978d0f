import type { Known, SyslogTarget } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { unknownValue } from '../status.js';

const said = (fact: Known<boolean>, yes: string, no: string): string =>
  fact.known ? (fact.value ? yes : no) : unknownValue(fact.reason);

/** Words of Remote Service Configuration. */
export const remoteWords = {
  label: 'Remote Service Configuration',
  keywords: 'ssh sshd remote fingerprint key syslog log target server enable disable',
  beside:
    'The SSH server of this host with the fingerprints of its keys, and another machine that ' +
    'gets its logs.',
  labels: { now: 'SSH now', boot: 'SSH at boot', syslog: 'Logs go to' },
  running: (fact: Known<boolean>): string => said(fact, 'running', 'stopped'),
  atBoot: (fact: Known<boolean>): string => said(fact, 'starts', 'does not start'),
  syslog: (target: Known<SyslogTarget>): string =>
    target.known ? clean(target.value.to) || 'this host only' : unknownValue(target.reason),
  syslogFrom: (file: string): string => `Read from ${clean(file)}, since XAPI does not answer.`,
  sshNow: (running: Known<boolean>, atBoot: Known<boolean>): string =>
    `SSH now: ${said(running, 'running', 'stopped')}. ` +
    `At boot: ${said(atBoot, 'starts', 'does not start')}.`,
  syslogNow: (target: string): string =>
    target === '' ? 'The logs stay on this host.' : `The logs go to ${clean(target)} too.`,
  compare: 'Compare with what ssh shows when it connects for the first time:',
  noKeys: 'This host has no SSH keys yet.',
  keysUnknown: (reason: string): string => `The keys: ${reason}`,
  enable: 'Enable SSH',
  enableMeans: 'it runs now and starts at boot',
  disable: 'Disable SSH',
  disableMeans: 'it is stopped now and at boot',
  isOn: 'It runs and starts at boot.',
  isOff: 'It is stopped, now and at boot.',
  target: 'Remote syslog',
  targetMeans: 'another machine gets the logs too',
  needsXapi: 'XAPI keeps this, and it does not answer.',
  askEnable: 'Anybody who has the password of root can then log in over the network.',
  askDisable:
    'SSH logins are refused, now and after the next boot. Sessions that are open may ' +
    'stay. Be sure that you can reach this screen.',
  yesEnable: 'Enable',
  yesDisable: 'Disable',
  formTitle: 'Remote syslog',
  formIntro: 'The logs go to this machine too, by UDP port 514. An empty field ends that.',
  field: { label: 'Address or name', hint: 'IPv4, IPv6 or a host name' },
  wrong: (typed: string): string => `"${clean(typed)}" is neither an IP address nor a host name.`,
  askSyslog: (target: string): string =>
    target === ''
      ? 'The logs stay on this host.'
      : `The logs of this host go to ${clean(target)} too, without encryption.`,
  yesSyslog: 'Apply',
  sshChange: { title: 'Remote Service Configuration', done: 'SSH is changed.' },
  syslogChange: { title: 'Remote Service Configuration', done: 'The syslog is changed.' },
} as const;

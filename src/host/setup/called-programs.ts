import type { HostProfile } from '../../model/index.js';
import { pythons } from '../machine/python.js';

/** A program of the host that the console, a reset or a page calls. */
export interface CalledProgram {
  /** How it is called: a name to look up in the system's folders, or a path. */
  readonly program: string;
  /** What is called where it is absent. */
  readonly otherwise: readonly string[];
  /** The option that prints its version and changes nothing. With '' the program is not run. */
  readonly option: string;
  /** false: without it a page shows less, or uses another program. */
  readonly isNeeded: boolean;
  /** Called on such hosts only. */
  readonly only: 'any' | 'classic' | 'openvswitch';
}

type Rest = Partial<Pick<CalledProgram, 'otherwise' | 'only' | 'isNeeded'>>;

const called = (program: string, option: string, rest: Rest = {}): CalledProgram => ({
  program,
  option,
  otherwise: [],
  isNeeded: true,
  only: 'any',
  ...rest,
});
const optional: Rest = { isNeeded: false };

/**
 * Every program that we call. A test holds this list against the code. The script that names the
 * interfaces and the Python that asks PAM have findings of their own.
 */
export const calledPrograms: readonly CalledProgram[] = [
  called('systemctl', '--version'),
  called('service', '--version', { only: 'classic' }),
  called('/opt/xensource/libexec/interface-reconfigure', '', { only: 'classic' }),
  called('ovs-vsctl', '--version', { only: 'openvswitch' }),
  called('logger', '--version'),
  called('ip', '-V'),
  called('ping', '-V'),
  called('ping6', '', optional),
  called('ethtool', '--version'),
  called('reboot', ''),
  called('shutdown', ''),
  called('mount', '--version'),
  // For the look at the wire, which Python 2 cannot give.
  called('python3', '--version', { otherwise: pythons }),
  called('getent', '--version'),
  called('id', '--version'),
  called('unix_chkpwd', ''),
  called('chpasswd', ''),
  called('/bin/sh', ''),
  called('stty', '--version'),
  called('loadkeys', '--version'),
  called('date', '--version'),
  called('hwclock', '--version'),
  called('timedatectl', '--version', optional),
  called('chronyc', '-v'),
  called('xl', '', { otherwise: ['list_domains', '/opt/xensource/bin/list_domains'] }),
  called('unshare', '--version', optional),
  called('blkid', '-V'),
  called('/opt/xensource/bin/xe-backup-metadata', ''),
  called('/opt/xensource/bin/xe-restore-metadata', ''),
  called('/opt/xensource/libexec/bfs-interfaces', '', optional),
  called('/opt/xensource/libexec/fcoe_driver', '', optional),
  called('cmp', '--version'),
  called('lspci', '--version', optional),
  called('dmidecode', '--version', optional),
  called('smartctl', '--version', optional),
  called('ipmitool', '-V', optional),
  called('rpm', '--version', optional),
  called('dmesg', '--version', optional),
  called('uname', '--version', optional),
];

/** Those that are called on a host of this profile with this network back end. */
export function programsCalledOn(
  profile: HostProfile['name'],
  backEnd: string,
): readonly CalledProgram[] {
  const kinds: readonly CalledProgram['only'][] = [
    'any',
    ...(profile === 'classic' ? ['classic' as const] : []),
    // The classic name of the same.
    ...(backEnd === 'openvswitch' || backEnd === 'vswitch' ? ['openvswitch' as const] : []),
  ];
  return calledPrograms.filter(({ only }) => kinds.includes(only));
}

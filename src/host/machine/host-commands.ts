import { hostPaths, type HostService } from '../../model/index.js';
import type { Command } from './commands.js';

/**
 * systemd's own limit for a stop is 90 s, and xapi's unit sets no longer one. Ours is a little
 * longer, so that systemd's error comes first.
 */
const serviceLimitMs = 120_000;
const commandLimitMs = 60_000;
/** interface-reconfigure waits for DHCP. */
const reconfigureLimitMs = 180_000;

/**
 * The commands of a host, as the original runs them (design page steps 4, 6, 7 and 10; in the order
 * of today's script). A program without a path is looked up in the system's folders.
 */
export const hostCommands = {
  /** With `systemd` false: a host of the design page's time, with init scripts. */
  service: (verb: 'stop' | 'start', service: HostService, systemd: boolean): Command =>
    systemd
      ? { program: 'systemctl', args: [verb, service], limitMs: serviceLimitMs }
      : { program: 'service', args: [service, verb], limitMs: serviceLimitMs },
  reconfigureManagement: (args: readonly string[]): Command => ({
    program: '/opt/xensource/libexec/interface-reconfigure',
    args,
    limitMs: reconfigureLimitMs,
  }),
  resetInterfaceNames: {
    program: hostPaths.renameScript,
    args: ['--reset-to-install'],
    limitMs: commandLimitMs,
  },
  updateInterfaceNames: (names: readonly string[]): Command => ({
    program: hostPaths.renameScript,
    args: ['--update', ...names],
    limitMs: commandLimitMs,
  }),
  sanBootInterfaces: {
    program: '/opt/xensource/libexec/bfs-interfaces',
    args: [],
    limitMs: commandLimitMs,
  },
  fcoeDisks: (device: string): Command => ({
    program: '/opt/xensource/libexec/fcoe_driver',
    args: ['-t', device],
    limitMs: commandLimitMs,
  }),
  remountRoot: { program: 'mount', args: ['-o', 'remount,rw', '/'], limitMs: commandLimitMs },
  reboot: { program: 'reboot', args: ['-f'], limitMs: commandLimitMs },
} as const satisfies Record<string, Command | ((...args: never[]) => Command)>;

import { answersWithinSeconds, asTyped, longestMinutes } from '../../model/index.js';
import { bugText } from '../bug.js';
import { optionHelp, usageText, type UsageIssue } from './usage.js';

/** One line for a wrong command line of the reset. It does not clean the typed words. */
export const resetUsageText = (issue: UsageIssue): string =>
  issue.code === 'word.stray'
    ? `${usageText(issue)} Give a network interface as --device eth0.`
    : usageText(issue);

/** The last line after a wrong command line. */
export const tryHelp = `Nothing was changed. Try ${asTyped('xe-reset-networking')} --help.`;

/** The command's sentences before, during and after a reset. */
export const commandWords = {
  title: 'Emergency Network Reset',
  isUndone: 'This reset is undone:',
  role: 'Role in the pool',
  noLineBreak: 'no line break at the end of the file',
  question:
    'All networking of this host is reset and the host restarts: shut down its running VMs ' +
    'first.\nType yes to continue: ',
  ignored: (options: readonly string[]): string =>
    `Ignored: ${options.join(', ')}. Only a static mode uses ` +
    `${options.length === 1 ? 'it' : 'them'} (--mode=static, --mode-v6=static` +
    `${options.includes('--dns') ? '; --dns: also --mode-v6=autoconf without --mode=dhcp' : ''}).`,
  notConfirmed: 'That was not "yes". Nothing was changed.',
  firstbootNamesNone: (available: string): string =>
    ' The firstboot data (/etc/firstboot.d/data/management.conf) names ' +
    `none${available === '' ? '' : `; this host has ${available}`}.`,
  firstbootSays:
    ' That is what the firstboot data says (/etc/firstboot.d/data/management.conf); the ' +
    'option overrules it.',
  dryRun: 'This was a dry run: nothing was changed.',
  notRoot:
    'Only root can reset the networking of this host. Nothing was changed: become root and ' +
    'run the command again.',
  nothingChanged: 'Nothing was changed.',
  refused: 'Nothing was changed: put this right first.',
  refusedButInsist: 'Nothing was changed: put this right first, or add --force to go on anyway.',
  stoppedEarly: 'Stopped. Nothing was changed.',
  stopRequested: 'Stopping as soon as it is safe. The step that has begun is finished first.',
  howToGoOn:
    `${asTyped('xe-reset-networking')} --status shows what was done; --resume continues from ` +
    'there, --undo goes back.',
  resumeQuestion:
    'The remaining steps of this reset are done and the host restarts: shut down its running ' +
    'VMs first.\nType yes to continue: ',
  undoQuestion: 'The files from before this reset are put back.\nType yes to continue: ',
  undoForeignQuestion: 'Put the files from before the reset back anyway? Type yes to continue: ',
  undoKeepsVms: 'The host does not restart for this, and its VMs keep running.',
  bug: (detail: string): string =>
    `${bugText('xe-reset-networking', detail)}. See ` +
    `${asTyped('xe-reset-networking')} --status for what was done.`,
} as const;

/** The screen of `--help`: every option with its default, the exit status, the files. */
export const commandHelp = `Usage: xe-reset-networking [OPTIONS]

Emergency Network Reset: forgets all networking of this host (PIFs, Bonds,
VLANs, tunnels) and brings it back with one management interface, as the
options say. The host restarts.

The management interface after the reset:
  -m, --master ADDRESS       pool coordinator (master): address or name; only
                             on a supporter (slave), ignored otherwise
      --device DEVICE        network interface (default: the one of the
                             firstboot data)
      --mode MODE            IPv4: none, dhcp or static (default: dhcp)
      --ip ADDRESS           IPv4 address, for --mode=static
      --netmask NETMASK      IPv4 netmask, for --mode=static
      --gateway ADDRESS      IPv4 gateway, for --mode=static; may be left out
      --dns ADDRESS,...      name servers, for a static mode or IPv6 autoconf;
                             may be left out
      --mode-v6 MODE         IPv6: none, dhcp, autoconf or static (default:
                             none)
      --ipv6 ADDRESS/PREFIX  IPv6 address with prefix length, for
                             --mode-v6=static
      --gateway-v6 ADDRESS   IPv6 gateway, for --mode-v6=static; may be left
                             out
      --vlan TAG             VLAN of the management interface, 0 to 4094
                             (default: the one of the firstboot data)
      --novlan               no VLAN, whatever the firstboot data says
      --bond DEVICE,...      create a bond of these after the reset and put the
                             management interface on it; the host comes back on
                             the first one (or --device, one of them), and
                             stays there if the bond cannot be created
      --bond-mode MODE       balance-slb (default), active-backup or lacp
      --keep-interface-name-rules
                             keep the names of the network interfaces (default:
                             as they were at installation)
      --force-device         accept a --device that this host does not show, as
                             its names are about to change

How the reset runs:
      --yes                  do not ask
      --dry-run              show the steps and every file before and after;
                             change nothing
      --rehearse             run the reset, the start-up and, with
                             --then-rebuild, the rebuild on a copy of this
                             host; show what would be lost, what would be there
                             and what would be refused; the host is only read
      --database FILE        with --rehearse: the pool database (default: this
                             host's own). On a supporter (slave) give that of
                             the coordinator (master), from xe
                             pool-dump-database
      --apply FILE           run the plan that --dry-run --json has written
                             into this file; refused when the plan or the host
                             has changed since
      --no-reboot            everything but the restart
      --force                override the warnings that can be overridden
      --reason TEXT          why, for the journal
      --json                 on stdout one JSON line per event of a reset,
                             --resume or --undo, else one JSON document;
                             nothing else
      --profile NAME         classic or networkd, where the host's generation
                             is not recognised
      --root DIR             a host's file tree elsewhere (default:
                             $XSCONSOLE_ROOT, else /)
      --xapi SOCKET|URL      the XAPI to use: the path of a socket, or
                             https://USER@HOST[:PORT] (default: the host's own
                             socket)
      --password-file FILE   read the password from the first line of FILE
                             (default: ask for it)
      --fingerprint SHA256   SHA-256 of the server's certificate, if no known
                             authority signed it. Without this option you are
                             asked once at a terminal; --json and --yes refuse
      --plain-http           allow plain http to another machine; anybody on the
                             way can read the password

The wire (nothing is changed; frames go out on this one port only):
      --probe                do not reset: ask DHCP servers, the address and
                             the gateway that are named, and listen for the
                             switch (LLDP, CDP), LACP and VLANs
      --listen SECONDS       with --probe: how long (default: ${answersWithinSeconds}; a switch
                             announces itself every 30 to 60 s)
      --raise                with --probe: switch on a port that is off, while
                             probing only
      --no-probe             reset without a look at the wire

The step before a reset (no restart, VMs keep running, no file changes):
      --temporary-address ADDRESS/PREFIX
                             put this address on a live port, or on the bridge
                             it is in; --device, --vlan, --gateway as above.
                             The kernel removes it when its time is over. An
                             address that somebody on the wire already uses is
                             refused; --force uses it anyway
      --for MINUTES          how long (default: 60, at most ${longestMinutes})

The place in the pool (no reset, no restart of the host; XAPI restarts):
      --coordinator-address ADDRESS
                             point this supporter (slave) at the coordinator's
                             (master's) new address
      --become-coordinator   make this host the coordinator, where the former
                             one is gone for good
      --recover-supporters   on the coordinator: tell every supporter that
                             answers where it is
      --playbook             on the coordinator: each supporter, whether it
                             answers or is back, and what to type on it
      --done                 with --playbook: stop listing supporters that are
                             not back

An earlier reset:
      --status               what became of the last one
      --rebuild              recreate what the last reset removed: Bonds,
                             VLANs, tunnels, addresses. --dry-run lists it with
                             the commands of xe; exit status 0 when everything
                             wanted is there
      --only NAMES           with --rebuild: only these, by device (bond0), VLAN
                             (vlan20) or network, with commas
      --then-rebuild         with a reset: recreate it at the start-up, without
                             a question. Management stays on the port of the
                             reset, or goes to a Bond or VLAN on that port
      --confirm-within MINUTES
                             with a reset: the former configuration returns
                             by itself unless somebody confirms within this
                             time after the report (at most ${longestMinutes}). A supporter
                             (slave) in emergency mode is reset to it and
                             restarts, but never while VMs run
      --confirm              confirm it, or a change of the management
                             interface: the present configuration stays; exit
                             status 1 when nothing waits
      --cancel-return        the former configuration does not return, also
                             before the time has begun
      --resume               continue one that was interrupted; asks for yes, as
                             a reset does
      --undo                 put back every file as it was before; asks for
                             yes. --force: also files that others have changed
                             since. When the host has restarted: the former
                             management interface and what was removed, through
                             XAPI

  -h, --help                 this text
      --version              the version

${optionHelp.join('\n')}

Exit status: 0 done, or nothing to do. 1 refused, cancelled or failed; the
reason is on stderr. 2 the command line is wrong: an unknown option or word, an
unknown mode, or a value that another option requires is missing.
`;

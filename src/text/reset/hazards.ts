import { asTyped } from '../../model/index.js';
import type { Hazard } from '../../reset/index.js';
import { foreignText } from './files.js';
import {
  addressInUse,
  bondAgain,
  damagedPoolConf,
  detailText,
  mtuText,
  place,
  poolConfHolds,
  restoreInventory,
  ruledNames,
  wiringSources,
} from './hazard-advice.js';
import { turnHaOff, turnHaOffBy } from '../ha.js';
import { poolHazardText } from './pool-hazards.js';
import { clean } from '../sanitize.js';
import { counted, moment } from '../units.js';

/** The mark before a hazard in a list. */
export const hazardMarks: Readonly<Record<Hazard['severity'], string>> = {
  blocks: '!',
  warns: '!',
  informs: '-',
};

/** One or two sentences: a danger of the reset, and what to do about it. */
export function hazardText({ code, severity, params }: Hazard): string {
  const param = (name: string): string => clean(params[name] ?? '');
  const path = param('path');
  const detail = detailText(params);
  switch (code) {
    case 'inventory.absent':
      return `${path} is missing. ${restoreInventory}`;
    case 'inventory.unreadable':
      return `${path} cannot be read${detail}. Fix that first: the reset keeps what is in it.`;
    case 'inventory.identityMissing':
      return (
        `${path} lacks ${param('keys')}: a write of it was cut off. Going on would lose the ` +
        `identity of this host for good. ${restoreInventory}`
      );
    case 'inventory.damaged':
      return (
        `${path} is damaged: ` +
        (param('key') === '' ? 'it holds NUL bytes' : `the value of ${param('key')} has no end`) +
        `. A write of it was cut off. ${restoreInventory}`
      );
    case 'management.absent':
      return `${path} is missing; it will be created.`;
    case 'management.unreadable':
      return (
        `${path} cannot be read${detail}, so it could not be put back. Move it away, then ` +
        'start again.'
      );
    case 'management.damaged':
      return `${path} is damaged; it will be rewritten, and nothing is carried over from it.`;
    case 'poolConf.absent':
      return (
        `${path} is missing, so it is not known whether this host is pool coordinator ` +
        '(master) or supporter (slave).'
      );
    case 'poolConf.unreadable':
      return `${path} cannot be read${detail}, so the pool role of this host is not known.`;
    case 'poolConf.damaged':
      return (
        `${poolConfHolds(path, param('detail'))} ` +
        (severity === 'blocks' ? damagedPoolConf : 'It will be rewritten.')
      );
    case 'poolConf.broken':
      return (
        `${path} says broken: XAPI could not join its pool. Give the address of the pool ` +
        'coordinator (master) to make it a supporter (slave) again.'
      );
    case 'poolConf.becomesSupporter':
      return (
        `${path} will say that this host is a supporter (slave) of ${param('address')}. Go ` +
        'on only if it is not the pool coordinator (master).'
      );
    case 'trigger.pending':
      return `${path} exists already: an earlier reset is not completed yet. This one replaces it.`;
    case 'trigger.foreign':
      return (
        `${path} is ${foreignText(param('kind'))}. It is ignored, and renamed before the reset ` +
        'writes its own file.'
      );
    case 'trigger.unreadable':
      return `${path} is not a readable file${detail}. Look at it and remove it, then start again.`;
    case 'networkdDatabase.unreadable':
      return (
        `${path} is not a readable file${detail}, so networkd would come back with the old ` +
        'network. Move it away, then start again.'
      );
    case 'vlan.carriedOver':
      return severity === 'informs'
        ? `The management interface stays on VLAN ${param('vlan')}, as in the firstboot data.`
        : `VLAN ${param('vlan')}, which the firstboot data names for ${param('from')}, will ` +
            `be used on ${param('device')}. Leave the VLAN out if that port is untagged (on ` +
            'the command line: --novlan).';
    case 'vlan.stays':
      return (
        `VLAN ${param('vlan')}, which the management interface uses on ${param('from')} now, ` +
        `will be used on ${param('device')}. Leave the VLAN out if that port is untagged (on ` +
        'the command line: --novlan).'
      );
    case 'vlan.inUse':
      return (
        `VLAN ${param('vlan')} of ${param('device')} is in use on this host by ` +
        `${param('name')}, which XAPI has not made. Find out what makes it and remove it, or ` +
        'the reset cannot be completed after the reboot.'
      );
    case 'nics.unknown':
      return (
        `The network interfaces of this host cannot be listed${detail}, so it is not known ` +
        `whether ${param('device')} is there.` +
        (param('rules') === '' ? '' : `${ruledNames(param('rules'))}.`)
      );
    case 'nic.absent':
      return (
        `This host has no ${param('device')} now. Without it after the reboot, the host has ` +
        'no network.'
      );
    case 'nic.macUnknown':
      return (
        `The MAC address of ${param('device')} is not known, and interface-reconfigure ` +
        'needs it. Choose a network interface that this host shows.'
      );
    case 'nic.noCarrier':
      return `${param('device')} has no link: check its cable and its switch port.`;
    case 'nic.bonded':
      return (
        `${param('device')} is in ${param('bond')}, which the reset ` +
        'forgets. ' +
        (['', 'lacp', undefined].includes(params['mode'])
          ? 'A switch port that insists on LACP stays shut for a single interface. '
          : '') +
        `${bondAgain} creates a bond again after the reset.`
      );
    case 'vms.running':
      return (
        `${counted(Number(param('count')), 'running VM')} will be killed by the ` +
        `reboot: ${param('names')}. Shut down what you can first.`
      );
    case 'vms.unknown':
      return (
        `It is not known whether VMs run on this host${detail}. Any running VM will be ` +
        'killed by the reboot.'
      );
    case 'ha.armed':
      return (
        'High availability (HA) is armed in this pool and would fence this host. ' +
        turnHaOffBy(param('role'))
      );
    case 'ha.enabled':
      return params['role'] === 'coordinator'
        ? 'High availability (HA) is on in the pool database, though it is not armed on this ' +
            'host: after the reboot the reset would stop half-way. Start XAPI once without a ' +
            'reset waiting (systemctl start xapi): that clears the flag. Then start the reset ' +
            'again.'
        : 'High availability (HA) is on in this pool, so after the reboot the reset would ' +
            `stop half-way. ${turnHaOffBy(param('role'))}`;
    case 'ha.unknown':
      return (
        `It is not known whether high availability (HA) is armed${detail}. If it is, ` +
        `${turnHaOff}.`
      );
    case 'ha.enabledUnknown':
      return (
        `It is not known whether high availability (HA) is on in the pool${detail}. If it is, ` +
        `the reset would stop half-way after the reboot. ${turnHaOffBy(param('role'))}`
      );
    case 'loss.unknown':
      return (
        `It is not known what the pool database will lose${detail}: every PIF, Bond, VLAN, ` +
        'tunnel and SR-IOV network of this host goes. If clustering uses one of them, take ' +
        'the host out of the cluster first: xe cluster-host-destroy.'
      );
    case 'cluster.enabled':
      return (
        `Clustering uses a PIF of this host (${param('names')}) and would lose it. Take the ` +
        'host out of the cluster first: xe cluster-host-destroy.'
      );
    case 'loss.fromFiles':
      return (
        'XAPI does not answer. Only ' +
        `${wiringSources[params['source'] ?? ''] ?? 'the files of this host'} can tell what the ` +
        'reset removes. That source has no names of networks, no tunnels, SR-IOV networks or ' +
        'clustering. If clustering uses a PIF of this host, take the host out ' +
        'of the cluster first: xe cluster-host-destroy.'
      );
    case 'mtu.kept':
    case 'mtu.lost':
      return mtuText(code, params);
    case 'management.moves':
      return (
        `The management interface is on ${place(param('now'), param('nowVlan'))} now. The ` +
        `reset puts it on ${place(param('device'), param('vlan'))}.`
      );
    case 'vlan.beforeFirstBoot':
      return (
        'The first boot of this host has not set up its network yet (ran-network-init is ' +
        `missing). If its first-boot step fails on VLAN ${param('vlan')} after the reset, ` +
        'create /var/lib/misc/ran-network-init.'
      );
    case 'reset.unfinished':
      return (
        `A reset begun at ${moment(param('at'))} did not finish. This one replaces it. ` +
        `Afterwards ${asTyped('xe-reset-networking')} --undo goes back to before both.`
      );
    case 'subnet.single':
      return (
        `The subnet ${param('subnet')} holds no other host. Some hosters use that; go on only ` +
        'if yours does.'
      );
    case 'gateway.outside':
      return (
        `The gateway ${param('gateway')} is outside ${param('subnet')}. Some hosters use ` +
        'that; go on only if yours does.'
      );
    case 'dns.autoconf':
      return (
        `The name servers ${param('servers')} are kept, but XAPI uses them with IPv6 autoconf ` +
        'only since v25.31; an older one leaves the host without them.'
      );
    case 'nic.bootsIscsi':
      return (
        `This host boots from ${param('device')} by iSCSI, and XAPI does not manage such a ` +
        'port. Choose another one.'
      );
    case 'nic.bootsFcoe':
      return (
        `This host boots from ${param('device')} by FCoE, so that port must not be unplugged. ` +
        'Choose another one if there is one.'
      );
    case 'nic.unmanaged':
      return `${param('device')} is not managed by the pool. After the reset XAPI will manage it.`;
    case 'nic.nameTooLong':
      return (
        `${param('device')} cannot be used: its bridge would be called ${param('bridge')}, ` +
        `and the kernel takes no name longer than ${param('most')} characters. Choose ` +
        'another port. If the name begins with side-, a renaming stopped half-way: reboot ' +
        'first.'
      );
    case 'names.reset':
      return (
        'The names of the network interfaces go back to their order at installation: ' +
        `${param('device')} may name another port after the reboot. The port is found by its ` +
        'MAC; if it is gone, the console asks.'
      );
    case 'bond.follows':
      return (
        `After the start a ${param('mode')} bond of ${param('members')} is created through ` +
        'XAPI, and the management interface moves onto it.'
      );
    case 'bond.supporterBehindLacp':
      return (
        'The bond can only be created through the pool coordinator (master), ' +
        `${param('address')}. A switch port that insists on LACP keeps this host from ` +
        'reaching it until then: let the switch fall back to a single port first.'
      );
    case 'wire.dhcpOffer':
      return `A DHCP server on this wire offers ${param('address')} (from ${param('server')}).`;
    case 'wire.noDhcpOffer':
      return (
        `No DHCP server has made an offer on ${param('device')} in ${param('seconds')} s. ` +
        'Check the port, the cable and the VLAN, or choose a static address.'
      );
    case 'wire.addressInUse':
      return (
        `${addressInUse(param('mac'), param('address'))}, or take it from the other ` +
        'host first.'
      );
    case 'wire.gatewayAnswers':
      return `The gateway ${param('gateway')} answers on this wire.`;
    case 'wire.gatewaySilent':
      return (
        `The gateway ${param('gateway')} has not answered in ${param('seconds')} s. Check ` +
        'its address, the port and the VLAN: without it only this subnet is reached.'
      );
    case 'wire.switchPort':
      return `${param('device')} is on ${param('port')} of the switch ${param('system')}.`;
    case 'wire.lacp':
      return (
        `The switch port of ${param('device')} sends LACP (${param('system')}): it expects a ` +
        `bond, and may stay shut for a single interface. ${bondAgain} creates one after the ` +
        'reset.'
      );
    default:
      return poolHazardText(code, param, detail);
  }
}

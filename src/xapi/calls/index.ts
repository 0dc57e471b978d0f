import { genericMethods } from '../dispatch/generic.js';
import type { Method } from '../dispatch/method.js';
import { bondMethods } from './bond.js';
import { dbIntroduceMethods } from './db-introduce.js';
import { eventMethods } from './event.js';
import { haMethods } from './ha.js';
import { hostEvacuateMethods } from './host-evacuate.js';
import { hostManagementMethods } from './host/host-management.js';
import { hostPowerMethods } from './host/host-power.js';
import { hostSettingsMethods } from './host/host-settings.js';
import { hostTimeMethods } from './host/host-time.js';
import { networkSriovMethods } from './network-sriov.js';
import { networkMethods } from './network.js';
import { passwordMethods } from './password.js';
import { pifAddressMethods } from './pif/pif-address.js';
import { pifIntroduceMethods } from './pif/pif-introduce.js';
import { pifPlugMethods } from './pif/pif-plug.js';
import { pifScanMethods } from './pif/pif-scan.js';
import { poolEmergencyMethods } from './pool/emergency.js';
import { poolHostMethods } from './pool/hosts.js';
import { poolMemberMethods } from './pool/change-members.js';
import { poolJoinMethods } from './pool/join.js';
import { poolMethods } from './pool/pool.js';
import { resetNetworkingMethods } from './reset-networking.js';
import { sessionMethods, type LoginChecks } from './session.js';
import { storageMethods } from './storage/index.js';
import { systemMethods } from './system.js';
import { taskMethods } from './task.js';
import { tunnelMethods } from './tunnel.js';
import { unservedMethods } from './unserved.js';
import { vifMethods } from './vif/vif.js';
import { vifAddressMethods } from './vif/vif-address.js';
import { vifFilterMethods } from './vif/vif-filter.js';
import { vlanMethods } from './vlan.js';
import { vmMethods } from './vm.js';

/**
 * Every call this XAPI answers, sorted by name. `Class_call` is another name of `Class.call`. A
 * hand-written call replaces the generic one of the same name.
 */
export function allMethods(login: LoginChecks): ReadonlyMap<string, Method> {
  const methods = [
    ...genericMethods(),
    ...systemMethods,
    ...sessionMethods(login),
    ...poolMethods,
    ...poolJoinMethods,
    ...poolMemberMethods,
    ...poolEmergencyMethods,
    ...poolHostMethods(login),
    ...resetNetworkingMethods,
    ...hostManagementMethods,
    ...pifScanMethods,
    ...pifAddressMethods,
    ...pifPlugMethods,
    ...vlanMethods,
    ...networkMethods,
    ...pifIntroduceMethods,
    ...dbIntroduceMethods,
    ...bondMethods,
    ...tunnelMethods,
    ...networkSriovMethods,
    ...vmMethods,
    ...storageMethods,
    ...vifMethods,
    ...vifFilterMethods,
    ...vifAddressMethods,
    ...eventMethods,
    ...taskMethods,
    ...unservedMethods,
    ...hostSettingsMethods,
    ...hostTimeMethods,
    ...hostPowerMethods,
    ...hostEvacuateMethods,
    ...haMethods,
    ...passwordMethods(login),
  ];
  const last = new Map(methods.map((method) => [method.name, method]));
  const listed = new Map([...last].sort(([one], [other]) => (one < other ? -1 : 1)));
  const underscored = [...listed.values()].map(
    (method) => [method.name.replace('.', '_'), method] as const,
  );
  return new Map([...underscored, ...listed]);
}

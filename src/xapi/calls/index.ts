import { genericMethods } from '../generic.js';
import type { Method } from '../method.js';
import { bondMethods } from './bond.js';
import { eventMethods } from './event.js';
import { hostManagementMethods } from './host-management.js';
import { networkSriovMethods } from './network-sriov.js';
import { networkMethods } from './network.js';
import { pifAddressMethods } from './pif-address.js';
import { pifIntroduceMethods } from './pif-introduce.js';
import { pifPlugMethods } from './pif-plug.js';
import { pifScanMethods } from './pif-scan.js';
import { poolMethods } from './pool.js';
import { resetNetworkingMethods } from './reset-networking.js';
import type { LoginOptions } from './session.js';
import { sessionMethods } from './session.js';
import { systemMethods } from './system.js';
import { taskMethods } from './task.js';
import { tunnelMethods } from './tunnel.js';
import { vlanMethods } from './vlan.js';
import { vmMethods } from './vm.js';

/** Every call this XAPI answers, by name; `Class_call` is another name of `Class.call`. A call of its own goes before the generic one of that name. */
export function allMethods(login: LoginOptions): { readonly byName: ReadonlyMap<string, Method>; readonly listed: ReadonlyMap<string, Method> } {
  const methods = [
    ...genericMethods(), ...systemMethods, ...sessionMethods(login), ...poolMethods, ...resetNetworkingMethods, ...hostManagementMethods,
    ...pifScanMethods, ...pifAddressMethods, ...pifPlugMethods, ...vlanMethods, ...networkMethods,
    ...pifIntroduceMethods, ...bondMethods, ...tunnelMethods, ...networkSriovMethods, ...vmMethods, ...eventMethods, ...taskMethods,
  ];
  const listed = new Map(methods.map((method) => [method.name, method]));
  const underscored = [...listed.values()].map((method) => [method.name.replace('.', '_'), method] as const);
  return { listed, byName: new Map([...underscored, ...listed]) };
}

import type { ApiError } from '../../../xenapi/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { checkHaOff } from '../../dispatch/checks.js';
import { apiError } from '../../errors.js';
import { managementPif } from '../../networking/management.js';
import type { OtherPool } from './other-pool.js';

/** A licence that restricts the size of pools allows three hosts. */
const restrictedSize = 3;

const isRestricted = (host: Row, feature: string): boolean =>
  host.map('license_params').get(`restrict_${feature}`) === 'true';

const guests = (database: Database): readonly Row[] =>
  database.all('VM').filter((vm) => !vm.is('is_control_domain'));

/** What keeps this host from joining any pool, in xapi's order. */
function checkOwn(database: Database, host: Row): ApiError | null {
  if (database.count('host') > 1) return apiError('JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS');
  if (guests(database).some((vm) => vm.get('power_state') === 'Running'))
    return apiError('JOINING_HOST_CANNOT_HAVE_RUNNING_VMS');
  if (database.all('VM').some((vm) => vm.map('current_operations').size > 0))
    return apiError('JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS');
  if (database.all('SR').some((sr) => sr.is('shared') && !sr.is('is_tools_sr')))
    return apiError('JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS');
  if (database.count('Bond') > 0) return apiError('POOL_JOINING_HOST_HAS_BONDS');
  if (database.count('tunnel') > 0) return apiError('POOL_JOINING_HOST_HAS_TUNNELS');
  if (database.count('network_sriov') > 0) return apiError('POOL_JOINING_HOST_HAS_NETWORK_SRIOVS');
  const management = managementPif(database, host.ref)?.ref;
  if (database.all('VLAN').some((vlan) => vlan.get('untagged_PIF') !== management))
    return apiError('POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS');
  return null;
}

/** What the two do not have in common, in xapi's order. */
function checkAlike(host: Row, management: Row, other: OtherPool): ApiError | null {
  const { coordinator } = other;
  const software = host.map('software_version');
  const vlan = Number(management.get('VLAN'));
  if (vlan !== other.managementVlan)
    return apiError(
      'POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH',
      String(vlan),
      String(other.managementVlan),
    );
  if (
    host.get('external_auth_type') !== coordinator.authType ||
    host.get('external_auth_service_name').toLowerCase() !== coordinator.authService.toLowerCase()
  )
    return apiError('POOL_JOINING_EXTERNAL_AUTH_MISMATCH');
  if (host.get('edition') !== coordinator.edition)
    return apiError(
      'LICENSE_HOST_POOL_MISMATCH',
      `host edition = "${host.get('edition')}"`,
      `pool edition = "${coordinator.edition}"`,
    );
  if ((software.get('network_backend') ?? '') !== coordinator.networkBackEnd)
    return apiError('OPERATION_NOT_ALLOWED', 'Network backends differ');
  const version = `${host.get('API_version__major')}.${host.get('API_version__minor')}`;
  if (version !== coordinator.apiVersion)
    return apiError(
      'POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION',
      version,
      coordinator.apiVersion,
    );
  return (management.get('primary_address_type') || 'IPv4') === (other.addressType || 'IPv4')
    ? null
    : apiError('OPERATION_NOT_ALLOWED', 'Primary address type differs');
}

/** CPUs of different makers cannot be in one pool, and versions must be the same. */
function checkHomogeneous(host: Row, { coordinator }: OtherPool, force: boolean): ApiError | null {
  const version = host.map('software_version').get('product_version') ?? '';
  if (version !== coordinator.version) return apiError('HOSTS_NOT_COMPATIBLE');
  const vendor = host.map('cpu_info').get('vendor') ?? '';
  const differ = vendor !== '' && coordinator.cpuVendor !== '' && vendor !== coordinator.cpuVendor;
  return differ && !force ? apiError('HOSTS_NOT_HOMOGENEOUS', 'CPUs differ') : null;
}

/**
 * Why this host cannot join the other pool; null if it can. The checks and their order are xapi's;
 * those of things that this XAPI does not have (clustering, updates, storage drivers) are left out.
 */
export function checkJoins(
  database: Database,
  host: Row,
  other: OtherPool,
  force: boolean,
): ApiError | null {
  if (isRestricted(host, 'pooling')) return apiError('LICENSE_RESTRICTION', 'restrict_pooling');
  if (isRestricted(host, 'pool_size') && other.hosts >= restrictedSize)
    return apiError('LICENSE_RESTRICTION', 'restrict_pool_size');
  const management = managementPif(database, host.ref);
  if (management === null) return apiError('HOST_STILL_BOOTING');
  const ha = checkHaOff(database) ?? (other.haEnabled ? apiError('HA_IS_ENABLED') : null);
  if (ha !== null) return ha;
  if (other.coordinator.uuid === host.get('uuid'))
    return apiError(
      'OPERATION_NOT_ALLOWED',
      database.count('host') > 1
        ? 'Host is already part of a pool'
        : 'Host cannot become slave of itself',
    );
  return (
    checkOwn(database, host) ??
    checkHomogeneous(host, other, force) ??
    checkAlike(host, management, other)
  );
}

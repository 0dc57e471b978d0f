import {
  inventoryDamage,
  managementBridge,
  parseInventory,
  resetInventory,
} from '../../../src/reset/files/inventory.js';
import { inventoryText, request, static4, static6 } from '../../support/host/facts.js';

const identity = "INSTALLATION_UUID='i'\nCONTROL_DOMAIN_UUID='c'\n";

test('reads what matters', () => {
  expect(parseInventory(inventoryText)).toEqual({
    installationUuid: '6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11',
    controlDomainUuid: '2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02',
    managementInterface: 'xapi7',
    managementAddressType: 'IPv4',
  });
  expect(parseInventory('')).toEqual({
    installationUuid: '',
    controlDomainUuid: '',
    managementInterface: '',
    managementAddressType: '',
  });
});

test.each([
  [identity, null],
  [`${identity}\0`, { code: 'nul' }],
  [identity.slice(0, -2), { code: 'cut', key: 'CONTROL_DOMAIN_UUID' }],
  [`${identity}MANAGEMENT_INTERFACE="xen`, { code: 'cut', key: 'MANAGEMENT_INTERFACE' }],
  [`${identity}KERNEL_OPTIONS='`, { code: 'cut', key: 'KERNEL_OPTIONS' }],
  [`${identity}MACHINE_SERIAL_NAME='O'Neill'\nBRAND=it's`, null],
  ['', { code: 'identity', missing: ['INSTALLATION_UUID', 'CONTROL_DOMAIN_UUID'] }],
  ["INSTALLATION_UUID='i'\nCONTROL_DO", { code: 'identity', missing: ['CONTROL_DOMAIN_UUID'] }],
  [
    "INSTALLATION_UUID=''\nCONTROL_DOMAIN_UUID='c'\n",
    { code: 'identity', missing: ['INSTALLATION_UUID'] },
  ],
])('damage of %j', (text, damage) => {
  expect(inventoryDamage(text)).toEqual(damage);
});

test.each([
  [{ device: 'eth1' }, true, 'xenbr1'],
  [{ device: 'eth1', vlan: '20' }, true, 'xentemp'],
  [{ device: 'eth1', vlan: '0' }, true, 'xentemp'],
  [{ device: 'eth1' }, false, ''],
  [{ device: 'eth1', vlan: '20' }, false, ''],
])('%j with naming script %s: bridge %j', (fields, script, bridge) => {
  expect(managementBridge(request(fields), script)).toBe(bridge);
});

test('changes two lines, and no byte of the others', () => {
  expect(resetInventory(inventoryText, request(), true)).toBe(`# kept by the administrator
PRODUCT_BRAND='XCP-ng'
INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'

CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'
MANAGEMENT_INTERFACE='xenbr1'
CURRENT_INTERFACES=''
KERNEL_OPTIONS='console=hvc0 a=b'
MANAGEMENT_ADDRESS_TYPE='IPv4'
`);
});

test('missing keys are added at the end', () => {
  expect(resetInventory(identity, request(), false)).toBe(
    `${identity}MANAGEMENT_INTERFACE=''\nCURRENT_INTERFACES=''\n`,
  );
});

const none4 = { ipv4Mode: 'none' };
test.each([
  ['IPv4', {}, 'IPv4'],
  ['IPv4', static4, 'IPv4'],
  ['IPv6', {}, 'IPv4'],
  ['IPv6', { ...static4, ...static6 }, 'IPv4'],
  ['IPv4', { ...static4, ...static6 }, 'IPv4'],
  ['IPv4', { ...none4, ...static6 }, 'IPv6'],
  ['IPv6', { ...none4, ipv6Mode: 'autoconf' }, 'IPv6'],
  ['', { ...none4, ipv6Mode: 'dhcp' }, 'IPv6'],
])('address type %j with %j becomes %j', (before, fields, after) => {
  const text = resetInventory(
    `${identity}MANAGEMENT_ADDRESS_TYPE='${before}'\n`,
    request(fields),
    true,
  );
  expect(text).toBe(
    `${identity}MANAGEMENT_ADDRESS_TYPE='${after}'\n` +
      "MANAGEMENT_INTERFACE='xenbr1'\nCURRENT_INTERFACES=''\n",
  );
});

test('an address type that is not there is added for IPv6 only', () => {
  expect(resetInventory(identity, request({ ...none4, ...static6 }), true)).toBe(
    `${identity}MANAGEMENT_INTERFACE='xenbr1'\nCURRENT_INTERFACES=''\n` +
      "MANAGEMENT_ADDRESS_TYPE='IPv6'\n",
  );
});

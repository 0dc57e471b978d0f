import {
  eitherOf,
  ipModes,
  ipv4Modes,
  isMac,
  listOf,
  objectOf,
  oneOf,
  optional,
  orNull,
  reasonCodes,
  textOf,
  textThat,
  wholeFrom,
  type GivenAddresses,
  type Known,
  type Nic,
  type Result,
  type SanBoot,
  type Shape,
  type VlanDevice,
} from '../../model/index.js';
import type { ManagementChoice } from '../files/inventory-file.js';
import type { InterfaceToBringUp } from '../networking/bring-up.js';

const word = textOf(4096);
const words = listOf(word, 4096);
const flag = oneOf(true, false);
const number = (value: unknown): boolean => typeof value === 'number';

const knownOf = (value: Shape): Shape =>
  eitherOf(
    objectOf({ known: oneOf(true), value }),
    objectOf({
      known: oneOf(false),
      reason: objectOf({
        code: oneOf(...reasonCodes),
        detail: word,
      }),
    }),
  );

const resultOf = (value: Shape): Shape =>
  eitherOf(objectOf({ ok: oneOf(true), value }), objectOf({ ok: oneOf(false), error: word }));

const nic = objectOf({
  device: word,
  mac: orNull(textThat(isMac)),
  physical: flag,
  carrier: orNull(flag),
  speedMbps: orNull(number),
  duplex: oneOf('full', 'half', null),
  driver: orNull(word),
  vendor: orNull(word),
  pciAddress: orNull(word),
  mtu: orNull(number),
  sriov: flag,
  addresses: words,
  memberOf: orNull(word),
  bondMode: orNull(word),
});
const vlanDevice = objectOf({
  name: word,
  tag: wholeFrom(0, 4095),
  device: word,
  memberOf: orNull(word),
});
const nics = knownOf(listOf(nic, 4096));
const vlanDevices = knownOf(listOf(vlanDevice, 4096));
const sanBoot = knownOf(objectOf({ unmanaged: words, plugged: words }));
const disks = knownOf(words);
const given = objectOf({
  ipv4: orNull(objectOf({ address: word, netmask: word, gateway: word, dns: words })),
  ipv6: orNull(objectOf({ address: word, gateway: word, dns: words })),
});
const choice = resultOf(objectOf({ bridge: orNull(word), addressType: oneOf('IPv4', 'IPv6') }));
const written = resultOf(flag);
const position = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && word(value[0]) && number(value[1]);
const positions = orNull(listOf(position, 4096));
const pif = objectOf({
  uuid: word,
  device: word,
  mac: word,
  vlan: orNull(wholeFrom(0, 4095)),
  bridge: word,
  bondMode: optional(word),
  mtu: optional(wholeFrom(1, 65_536)),
  mtuBelow: optional(wholeFrom(1, 65_536)),
  mode: oneOf(...ipv4Modes),
  ip: word,
  netmask: word,
  gateway: word,
  dns: word,
  ipv6: objectOf({
    mode: oneOf(...ipModes),
    address: word,
    gateway: word,
  }),
});

/** Checks whether what another host of the pool has sent has the expected shape. */
export const agentShapes = {
  isNics: (value: unknown): value is Known<readonly Nic[]> => nics(value),
  isVlanDevices: (value: unknown): value is Known<readonly VlanDevice[]> => vlanDevices(value),
  isSanBoot: (value: unknown): value is Known<SanBoot> => sanBoot(value),
  isDisks: (value: unknown): value is Known<readonly string[]> => disks(value),
  isGiven: (value: unknown): value is GivenAddresses => given(value),
  isChoice: (value: unknown): value is Result<ManagementChoice, string> => choice(value),
  isWritten: (value: unknown): value is Result<boolean, string> => written(value),
  isPositions: (value: unknown): value is readonly (readonly [string, number])[] | null =>
    positions(value),
  isPif: (value: unknown): value is InterfaceToBringUp => pif(value),
} as const;

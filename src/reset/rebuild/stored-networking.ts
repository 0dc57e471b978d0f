import {
  eitherOf,
  ipv4ModeByName,
  isJsonObject,
  listOf,
  modeByName,
  modeName,
  objectOf,
  oneOf,
  optional,
  orNull,
  textOf,
  wholeFrom,
  type HostNetworking,
  type HostPif,
  type KeptNetworking,
  type PifAddresses,
  type Shape,
} from '../../model/index.js';

/** A networking as our files store it: its modes are in XenAPI's spelling. */
export type StoredNetworking = Omit<HostNetworking, 'pifs'> & {
  readonly pifs: readonly (Omit<HostPif, 'addresses'> & {
    readonly addresses: Omit<PifAddresses, 'mode' | 'mode6'> & {
      readonly mode: string;
      readonly mode6: string;
    };
  })[];
};

/** A KeptNetworking as the journal stores it. */
export type StoredKept = Omit<KeptNetworking, 'networking'> & {
  readonly networking: StoredNetworking;
};

/** Turns a networking into the form that our files store. */
export function storedNetworking(networking: HostNetworking): StoredNetworking {
  return {
    ...networking,
    pifs: networking.pifs.map((pif) => {
      const { mode, mode6 } = pif.addresses;
      const spelled = { mode: modeName(mode), mode6: modeName(mode6) };
      return { ...pif, addresses: { ...pif.addresses, ...spelled } };
    }),
  };
}

/** Reads a networking from its stored form. */
export function networkingFrom(stored: StoredNetworking): HostNetworking {
  return {
    ...stored,
    pifs: stored.pifs.map((pif) => {
      const { mode, mode6 } = pif.addresses;
      const read = { mode: ipv4ModeByName(mode), mode6: modeByName(mode6) };
      return { ...pif, addresses: { ...pif.addresses, ...read } };
    }),
  };
}

/** Turns a kept networking into the form that the journal stores. */
export function storedKept(kept: KeptNetworking): StoredKept {
  return { ...kept, networking: storedNetworking(kept.networking) };
}

/** Reads a kept networking from its stored form. */
export function keptFrom(stored: StoredKept): KeptNetworking {
  return { ...stored, networking: networkingFrom(stored.networking) };
}

/** A limit that is above the number of objects of any host. */
const many = 10_000;
const text = textOf(4096);
const flag = oneOf(true, false);
/** A map of strings. */
const texts: Shape = (value) =>
  isJsonObject(value) && Object.values(value).every((each) => text(each));
const addresses = objectOf({
  mode: text,
  address: text,
  netmask: text,
  gateway: text,
  dns: text,
  mode6: text,
  addresses6: listOf(text, 100),
  gateway6: text,
  primary: text,
});
const pif = objectOf({
  ref: text,
  uuid: text,
  device: text,
  mac: text,
  vlan: orNull(wholeFrom(0, 4094)),
  mtu: orNull(wholeFrom(-1)),
  physical: flag,
  managed: flag,
  attached: flag,
  management: flag,
  disallowUnplug: orNull(flag),
  network: text,
  addresses,
  otherConfig: orNull(texts),
  properties: texts,
});
const linked = { ref: text, pif: text, below: text } as const;
const source = optional(objectOf({ from: oneOf('xapi', 'database', 'networkd'), at: text }));

/** The networking of a host as this version writes it. */
export const isHostNetworking: Shape = objectOf({
  host: text,
  pifs: listOf(pif, many),
  bonds: listOf(
    objectOf({
      ref: text,
      master: text,
      members: listOf(text, many),
      mode: text,
      properties: texts,
      otherConfig: texts,
      followsMac: flag,
    }),
    many,
  ),
  vlans: listOf(
    objectOf({ ...linked, tag: eitherOf(oneOf(-1), wholeFrom(0, 4094)), otherConfig: texts }),
    many,
  ),
  tunnels: listOf(objectOf({ ...linked, protocol: text, otherConfig: texts }), many),
  sriovs: listOf(objectOf(linked), many),
  networks: listOf(objectOf({ ref: text, uuid: text, label: text, bridge: text }), many),
  clusters: listOf(objectOf({ pif: text, enabled: flag }), many),
});

/** A KeptNetworking as this version writes it. Somebody else may have changed the file. */
export const isKeptNetworking: Shape = objectOf({
  formatVersion: oneOf(1),
  at: text,
  sources: objectOf({
    pifs: source,
    bonds: source,
    vlans: source,
    tunnels: source,
    sriovs: source,
    purposes: source,
  }),
  networking: isHostNetworking,
});

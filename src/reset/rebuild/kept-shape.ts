import {
  eitherOf,
  isJsonObject,
  listOf,
  objectOf,
  oneOf,
  optional,
  orNull,
  textOf,
  wholeFrom,
  type Shape,
} from '../../model/index.js';

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

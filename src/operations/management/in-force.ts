import type { Gateway, HostPort, Known, NameServers } from '../../model/index.js';

/** The default gateways and name servers that the machine uses, whoever has set them. */
export interface InForce {
  readonly gateways: Known<readonly Gateway[]>;
  readonly nameServers: Known<NameServers>;
}

/** Reads what is in force on this host. */
export async function readInForce({ network }: Pick<HostPort, 'network'>): Promise<InForce> {
  return { gateways: await network.gateways(), nameServers: await network.nameServers() };
}

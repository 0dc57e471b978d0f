import { modeByName, modeName, type IpMode } from '../address/ip-mode.js';

/** Modes, addresses and purpose of a port that a reset takes from it. */
export interface LostAddress {
  /** The port as an operator knows it. */
  readonly port: string;
  readonly families: readonly { readonly mode: IpMode | 'unknown'; readonly addresses: string }[];
  /** '' for none. */
  readonly purpose: string;
}

/** Its name in a PoolLoss, or with modes `spelled` otherwise; '' when there is nothing to lose. */
export function lostAddressName(
  { port, families, purpose }: LostAddress,
  spelled: (mode: IpMode | 'unknown') => string = modeName,
): string {
  const parts = [
    ...families
      .filter(({ mode }) => mode !== 'none')
      .map(({ mode, addresses }) => `${spelled(mode)} ${addresses}`.trim()),
    ...(purpose === '' ? [] : [`for ${purpose}`]),
  ];
  return parts.length === 0 ? '' : `${port}: ${parts.join(', ')}`;
}

/** Reads such a name, also one from the journal. null: it is none. */
export function parseLostAddress(name: string): LostAddress | null {
  const [port = '', ...said] = name.split(': ');
  const [given = '', ...purpose] = `, ${said.join(': ')}`.split(', for ');
  const families = given
    .split(', ')
    .filter((part) => part !== '')
    .map((part) => {
      const [word = '', ...addresses] = part.split(' ');
      return { mode: modeByName(word), addresses: addresses.join(' ') };
    });
  return said.length === 0 || families.some(({ mode }) => mode === 'unknown')
    ? null
    : { port, families, purpose: purpose.join(', for ') };
}

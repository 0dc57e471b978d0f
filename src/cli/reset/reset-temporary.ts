import { isIpv4, subnetOf, type Link, type WireFinding } from '../../model/index.js';
import {
  commandDraft,
  makeTemporaryWish,
  temporaryCommands,
  temporaryPlace,
  type TemporaryCommands,
  type TemporaryPlace,
  type TemporaryWish,
} from '../../reset/index.js';
import {
  errorText,
  issueText,
  temporaryRefusalText,
  temporaryWords as words,
  tryHelp,
  wireDocument,
} from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { lookAtWire } from './look-at-wire.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/** RFC 5227 wants three probes, which take less than this. */
const lookSeconds = 5;

/** `--temporary-address`: an address for a while on a live port. Answers the exit status. */
export async function addTemporaryAddress(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  typed: string,
): Promise<number> {
  const facts = await host.readFacts(wish.profile);
  const wanted = makeTemporaryWish({
    // The VLAN of the firstboot data says nothing here: the port is live, and its bridge is what is
    // meant.
    device: wish.draft.device ?? commandDraft(facts).device,
    vlan: wish.draft.vlan ?? '',
    address: typed,
    gateway: wish.draft.gateway ?? '',
    minutes: wish.minutes,
  });
  if (!wanted.ok) {
    for (const issue of wanted.error) io.err(issueText(issue, 'command'));
    return refuse(io, wish, tryHelp);
  }
  const links = await host.temporary.links();
  if (!links.ok) return refuse(io, wish, errorText(links.error));
  const place = temporaryPlace(wanted.value, links.value);
  if (!place.ok) return refuse(io, wish, temporaryRefusalText(place.error));
  const findings = wish.look ? await duplicates(host, wanted.value) : [];
  const [duplicate] = findings.flatMap((one) => (one.code === 'addressInUse' ? [one] : []));
  if (duplicate !== undefined && !wish.force)
    return refuse(io, wish, words.duplicate(duplicate.address, duplicate.mac), findings);
  const commands = temporaryCommands(wanted.value, place.value);
  const undo = undoOf(wanted.value, place.value, commands);
  if (host.temporary.runs) {
    const run = await host.temporary.run(commands.commands, undo);
    if (!run.ok) return refuse(io, wish, errorText(run.error), findings);
    await host.temporary.note(wanted.value.address, place.value.on, wanted.value.minutes);
  }
  tell(io, host, wish, { wanted: wanted.value, place: place.value, commands, findings, undo });
  return 0;
}

function refuse(
  io: CommandIo,
  wish: ResetArguments,
  why: string,
  findings: readonly WireFinding[] = [],
): number {
  io.err(why === tryHelp ? why : `${why} ${words.refused}`);
  if (wish.json) io.json({ result: 'refused', reason: why, findings: findings.map(wireDocument) });
  return 1;
}

/** Who answers for the address on the wire. */
function duplicates(
  host: ResetHost,
  { device, vlan, address, gateway }: TemporaryWish,
): Promise<readonly WireFinding[]> {
  const gateways = gateway === null ? [] : [gateway];
  const question = { device, vlan, dhcp: false, routers: false, addresses: [address], gateways };
  return lookAtWire(host, question, { seconds: lookSeconds });
}

/** What takes it all back: the routes go with the address. */
function undoOf(
  { address, prefixLength }: TemporaryWish,
  { on, vlanDevice }: TemporaryPlace,
  { separate }: TemporaryCommands,
): readonly (readonly string[])[] {
  const family = isIpv4(address) ? '-4' : '-6';
  return [
    [family, 'address', 'delete', `${address}/${separate ? 32 : prefixLength}`, 'dev', on],
    ...(vlanDevice === null ? [] : [['link', 'delete', on]]),
  ];
}

function tell(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  done: {
    readonly wanted: TemporaryWish;
    readonly place: TemporaryPlace;
    readonly commands: TemporaryCommands;
    readonly findings: readonly WireFinding[];
    readonly undo: readonly (readonly string[])[];
  },
): void {
  const { wanted, place, commands, findings, undo } = done;
  const { address, prefixLength, minutes } = wanted;
  const typed = commands.commands.map((args) => ['ip', ...args].join(' '));
  if (wish.json) {
    io.json({
      result: host.temporary.runs ? 'added' : 'wouldRun',
      address,
      prefixLength,
      on: place.on,
      minutes,
      commands: typed,
      stays: commands.stays,
      findings: findings.map(wireDocument),
    });
    return;
  }
  if (!host.temporary.runs) {
    for (const command of typed) io.out(words.wouldRun(command));
    return;
  }
  for (const line of [
    words.added(`${address}/${prefixLength}`, place.on, minutes),
    ...(commands.separate && isIpv4(address) && prefixLength < 32
      ? [words.separate(subnetOf(address, prefixLength).text)]
      : []),
    ...findings.flatMap(warning),
    ...noLink(place.link),
    words.howToReach(address),
    ...undo.slice(0, 1).map((args) => words.sooner(['ip', ...args].join(' '))),
    ...commands.stays.map(words.stays),
  ])
    io.out(line);
}

function warning(finding: WireFinding): readonly string[] {
  if (finding.code === 'addressInUse') return [words.insisted(finding.address, finding.mac)];
  return finding.code === 'notLooked' ? [words.notLooked(wireDocument(finding).detail)] : [];
}

function noLink(link: Link | null): readonly string[] {
  return link === null || link.carrier ? [] : [words.noLink(link.name)];
}

import { readHostFacts } from '../host/index.js';
import {
  isIpv4,
  isIpv6,
  isLinkLocal,
  known,
  lossBetween,
  unknown,
  type HostFacts,
  type Known,
  type Nic,
  type PoolLoss,
  type Reason,
} from '../model/index.js';
import {
  inventoryOf,
  isVerificationReport,
  verifyManagement,
  type ManagementConfiguration,
  type ManagementPif,
  type ResetRecord,
  type VerificationCheck,
  type VerificationReport,
} from '../reset/index.js';
import { readHostNetworking } from '../operations/index.js';
import {
  describeFailure,
  withSession,
  type XenApiClient,
  type XenApiSession,
} from '../xenapi/index.js';
import { allPifs, callForRef, type PifFacts } from './api.js';
import { probe } from './probes.js';
import { StartupError } from './startup-error.js';

/** An operator waits for the report: a XenAPI that does not answer must not keep it longer than this, call by call. */
const timeoutMs = 5_000;

/** Where a reset is read back. */
export interface ReadBackPlace {
  readonly root: string;
  readonly client: XenApiClient;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** What XenAPI shows of the management interface; `pif` null: this host has none. */
interface Shown {
  readonly pif: PifFacts | null;
  readonly port: PifFacts | null;
  readonly loss: Known<PoolLoss>;
}

/** What the kernel shows of it: the bridge that the inventory names, and the NIC below. */
interface KernelView {
  readonly nic: Nic | null;
  readonly addresses4: readonly string[];
  readonly addresses6: readonly string[];
}

/**
 * What a reset wanted and what is there now: read anew from XenAPI, kernel and files, and tried where only trying tells. The same for a
 * host whose own xapi has completed the reset and for one where ours has. Without XenAPI the kernel says what it can. Never fails.
 */
export async function readBack(
  place: ReadBackPlace,
  reset: ResetRecord,
): Promise<VerificationReport> {
  const facts = await readHostFacts(place.root, { profile: reset.plan.profile.name });
  const kernel = kernelView(facts);
  const shown = await fromXenApi(place.client, facts);
  const { request } = reset.plan;
  const mac = reset.answer?.mac ?? request.mac;
  const wanted: ManagementConfiguration = {
    ...request,
    device: reset.answer?.device ?? request.device,
  };
  const got = shown.known ? withKernel(shown.value.pif ?? nothing, kernel) : null;
  const configured =
    got === null
      ? kernelChecks(wanted, mac, kernel)
      : verifyManagement(wanted, mac, got, shown.known ? (shown.value.port?.mac ?? '') : '');
  const addresses =
    got === null ? [...kernel.addresses4, ...kernel.addresses6] : [got.address, ...got.addresses6];
  const left = facts.files.trigger.state === 'absent';
  const trigger: VerificationCheck = {
    code: 'trigger',
    wanted: '',
    got: left ? '' : reset.plan.profile.triggerPath,
    ok: left,
  };
  return {
    planId: reset.plan.id,
    at: place.now(),
    checks: [
      ...configured,
      ...(await probe(place.root, wanted, addresses)),
      ...(shown.known ? [] : [silent(shown.reason)]),
      trigger,
    ],
    lost: lostOf(reset, shown.known ? shown.value.loss : shown),
  };
}

/** A host without a management interface. */
const nothing: ManagementPif = {
  device: '',
  vlan: null,
  management: false,
  mode: '',
  address: '',
  netmask: '',
  gateway: '',
  dns: '',
  mode6: '',
  addresses6: [],
  gateway6: '',
};

async function fromXenApi(client: XenApiClient, { files }: HostFacts): Promise<Known<Shown>> {
  const uuid = inventoryOf(files.inventory).installationUuid;
  try {
    const answer = await withSession(client, undefined, (session) => look(session, uuid), {
      timeoutMs,
    });
    return answer.ok
      ? known(answer.value)
      : unknown('unreachable', describeFailure(answer.failure));
  } catch (error) {
    if (error instanceof StartupError) return unknown('refused', error.detail);
    throw error;
  }
}

async function look(session: XenApiSession, uuid: string): Promise<Shown> {
  const host = await callForRef(session, 'host.get_by_uuid', [uuid], timeoutMs);
  const own = (await allPifs(session, timeoutMs)).filter((pif) => pif.host === host);
  const pif = own.find((one) => one.management) ?? null;
  const networking = await readHostNetworking(session, uuid, { timeoutMs });
  return {
    pif,
    port:
      pif === null ? null : (own.find((one) => one.physical && one.device === pif.device) ?? null),
    loss: networking.ok
      ? known(networking.value.loss)
      : unknown('refused', describeFailure(networking.failure)),
  };
}

function kernelView({ files, nics }: HostFacts): KernelView {
  const bridge = inventoryOf(files.inventory).managementInterface;
  const all = nics.known ? nics.value : [];
  const addresses = all.find(({ device }) => device === bridge)?.addresses ?? [];
  const bare = (address: string): string => address.split('/')[0] ?? '';
  return {
    nic:
      all.find(({ physical, memberOf }) => physical && memberOf === bridge && bridge !== '') ??
      null,
    addresses4: addresses.map(bare).filter(isIpv4),
    addresses6: addresses.filter((address) => {
      const text = bare(address);
      return isIpv6(text) && !isLinkLocal(text);
    }),
  };
}

/** XAPI learns of a lease a little later than the kernel. */
function withKernel(pif: ManagementPif, { addresses4, addresses6 }: KernelView): ManagementPif {
  const none6 = pif.addresses6.every((address) => address === '');
  return {
    ...pif,
    address: pif.address === '' && pif.mode === 'DHCP' ? (addresses4[0] ?? '') : pif.address,
    addresses6: none6 && pif.mode6 !== 'None' ? addresses6 : pif.addresses6,
  };
}

/** What can be said while XAPI does not answer. */
function kernelChecks(
  { device, ipv4 }: ManagementConfiguration,
  mac: string | null,
  { nic, addresses4 }: KernelView,
): readonly VerificationCheck[] {
  const address = ipv4.mode === 'static' ? ipv4.address : '';
  const has =
    address === ''
      ? (addresses4[0] ?? '')
      : (addresses4.find((one) => one === address) ?? addresses4[0] ?? '');
  const got = { device: nic?.device ?? '', mac: nic?.mac ?? '' };
  return [
    {
      code: 'device',
      wanted: device,
      got: got.device,
      ok: got.device === device || (mac !== null && got.mac === mac),
    },
    {
      code: 'mac',
      wanted: mac ?? '',
      got: got.mac,
      ok: mac === null ? got.mac !== '' : got.mac === mac,
    },
    ...(ipv4.mode === 'none'
      ? []
      : [
          {
            code: 'address' as const,
            wanted: address,
            got: has,
            ok: address === '' ? has !== '' : has === address,
          },
        ]),
  ];
}

function silent({ detail }: Reason): VerificationCheck {
  return { code: 'xapi', wanted: '', got: detail, ok: false };
}

/** What the reset read before it began, less what is there now; else what the start-up found out. */
function lostOf({ loss, completed }: ResetRecord, now: Known<PoolLoss>): Known<PoolLoss> {
  if (loss !== null) return now.known ? known(lossBetween(loss, now.value)) : now;
  const told: unknown = completed?.report;
  return isVerificationReport(told) ? (told.lost ?? unknown('notLooked')) : unknown('notLooked');
}

import {
  byName,
  known,
  mapKnown,
  networkingLoss,
  poolWiring,
  unknown,
  type DatabaseStatus,
  type HostFacts,
  type HostPort,
  type HostStatus,
  type InventoryState,
  type Known,
  type ProfileName,
  type StartupState,
} from '../../model/index.js';
import { inventoryDamage, inventoryOf, parseKeyValue, traced, valueOf } from '../../reset/index.js';
import { conditionBy, type XenApiTarget } from '../../xenapi/index.js';
import { hostXapi } from '../host-xapi.js';
import { readEmergencyNote } from './emergency.js';
import { withWiring } from './host-wiring.js';
import { networkConfig, readLocalFacts } from './local-facts.js';
import { readInForce, type InForce } from '../management/in-force.js';
import { differencesOf, type OtherFacts } from '../management/management-machine.js';
import { managementNow } from '../management/management-now.js';
import { onMachine, kernelFactsOf } from './on-machine.js';
import { readPoolFacts, type PoolFacts } from './pool-facts.js';
import { storedHostReader, type StoredHostReader } from './stored-host.js';
import { isPlaybookOpen } from '../work/playbook.js';
import { factOf, withSession } from '../with-session.js';

/** Options for reading a host. */
export interface FactsOptions {
  /** `--profile`; null: detect it. */
  readonly profile?: ProfileName | null;
  /** `--xapi`; null: the host's own socket. */
  readonly xapi?: XenApiTarget | null;
}

/** Limits of each call: an operator should not wait longer for facts that are only useful. */
const limits = { timeoutMs: 5_000 };
const coordinatorMs = 3_000;

/** A host's own facts, and what its XenAPI said in addition. */
interface Asked {
  readonly facts: HostFacts;
  readonly byPool: Known<PoolFacts>;
  readonly readStored: StoredHostReader;
}

/**
 * A supporter's xapi that is silent or refuses is usually waiting for its coordinator. If XAPI left
 * no note about it, we test whether the coordinator can be reached.
 */
async function withCoordinator(host: HostPort, facts: HostFacts): Promise<HostFacts> {
  const { pool, xapi } = facts;
  if (pool.role !== 'supporter' || xapi === 'running' || xapi === 'stopped') return facts;
  const emergency = await readEmergencyNote(host);
  if (emergency !== null) return { ...facts, xapi: 'emergency', emergency };
  const reached = await host.network.reachXenApi(pool.coordinatorAddress, {
    timeoutMs: coordinatorMs,
  });
  if (!reached.ok) return { ...facts, xapi: 'emergency' };
  return xapi === 'emergency' ? { ...facts, xapi: 'running' } : facts;
}

/** Asks XenAPI if it listens. Its error tells the state of xapi. */
async function ask(host: HostPort, { profile = null, xapi = null }: FactsOptions): Promise<Asked> {
  const readStored = storedHostReader(host);
  const facts = await readLocalFacts(host, profile, readStored);
  if (facts.xapi !== 'running' && xapi === null) {
    const code = facts.xapi === 'hung' ? 'timedOut' : 'unreachable';
    return {
      facts: await withCoordinator(host, facts),
      byPool: unknown(code),
      readStored,
    };
  }
  const client = await hostXapi(host, xapi);
  const uuid = inventoryOf(facts.files.inventory).installationUuid;
  // The hypervisor knows what really runs. XAPI knows only what it was told.
  const vms = !facts.runningVms.known;
  const answer = await withSession(client, (session) => readPoolFacts(session, uuid, vms), limits);
  if (answer.ok)
    return { facts: { ...facts, xapi: 'running' }, byPool: known(answer.value), readStored };
  const condition = conditionBy(answer.error);
  return {
    facts: await withCoordinator(host, { ...facts, xapi: condition }),
    byPool: factOf(answer),
    readStored,
  };
}

/**
 * Reads everything about a host that a reset depends on: from its files, kernel and hypervisor, and
 * from the pool database when XAPI answers. Changes nothing and never fails.
 */
export async function readHostFacts(
  host: HostPort,
  options: FactsOptions = {},
): Promise<HostFacts> {
  return wholeFacts(host, await ask(host, options));
}

/** The host's own facts together with what XenAPI said. */
async function wholeFacts(
  host: HostPort,
  { facts, byPool: told, readStored }: Asked,
): Promise<HostFacts> {
  if (!told.known) {
    // Facts from files and kernel stay. Where they are unknown, XAPI's reason is given.
    return {
      ...facts,
      runningVms: mapKnown(facts.runningVms, byName),
      networking: facts.networking.known ? facts.networking : told,
      loss: facts.loss.known ? facts.loss : told,
      returning: told,
      coordinatorManagement: await storedCoordinatorManagement(facts, told, readStored),
      haEnabled: facts.haEnabled.known ? facts.haEnabled : told,
    };
  }
  const { networking, runningVms, haEnabled, management } = told.value;
  const wiring = poolWiring(networking);
  const nics = facts.nics.known ? known(withWiring(facts.nics.value, known(wiring))) : facts.nics;
  return {
    ...facts,
    nics,
    networking: known(traced(networking, { from: 'xapi' })),
    loss: known(networkingLoss(networking)),
    unmanagedPorts: told.value.unmanagedPorts,
    returning: known(told.value.returning),
    coordinatorManagement: known(told.value.coordinatorManagement),
    wiring: known(wiring),
    haEnabled: known(haEnabled),
    runningVms: mapKnown(runningVms === null ? facts.runningVms : known(runningVms), byName),
    now: known(onMachine(management, kernelFactsOf(host, { ...facts, nics }, known(wiring)))),
  };
}

/** A supporter without XAPI still has its copy of the pool database. */
async function storedCoordinatorManagement(
  { files, pool }: HostFacts,
  why: Extract<Known<unknown>, { readonly known: false }>,
  readStored: StoredHostReader,
): Promise<HostFacts['coordinatorManagement']> {
  if (pool.role !== 'supporter') return why;
  const stored = await readStored(inventoryOf(files.inventory).installationUuid);
  return stored === null ? why : known(stored.coordinatorManagement);
}

/** Brand and version from the inventory; '' when it does not say. */
function product({ files: { inventory } }: HostFacts): Pick<HostStatus, 'brand' | 'version'> {
  const lines = inventory.state === 'present' ? parseKeyValue(inventory.text) : [];
  return {
    brand: valueOf(lines, 'PRODUCT_BRAND') ?? '',
    version: valueOf(lines, 'PRODUCT_VERSION_TEXT') ?? valueOf(lines, 'PRODUCT_VERSION') ?? '',
  };
}

function inventoryState({ files: { inventory } }: HostFacts): InventoryState {
  if (inventory.state === 'absent') return 'absent';
  if (inventory.state !== 'present') return 'unreadable';
  return inventoryDamage(inventory.text) === null ? 'whole' : 'torn';
}

/** Reads everything about a host, and the status page's facts, at once. */
export async function readStatus(
  host: HostPort,
  options: FactsOptions,
  startup: (facts: HostFacts) => Promise<StartupState>,
): Promise<{
  readonly status: HostStatus;
  readonly facts: HostFacts;
  readonly inForce: InForce;
}> {
  const asked = await ask(host, options);
  const facts = await wholeFacts(host, asked);
  const database = mapKnown(asked.byPool, ({ status }) => status);
  const hostName = database.known ? known(database.value.hostName) : await storedName(host, asked);
  const temporary = await host.temporary.all();
  const inForce = await readInForce(host);
  const beside = {
    ...inForce,
    wantedMtu: wantedMtu(asked.facts, database),
    temporary,
  };
  const status = statusOf(host, asked.facts, database, hostName, await startup(facts), beside);
  const open = await isPlaybookOpen(host);
  return { facts, inForce, status: { ...status, temporary, ...(open ? { playbook: true } : {}) } };
}

/**
 * The name that XAPI gave this host, from the pool database's file, so that it stays the same while
 * XAPI comes and goes; the host's own where the file has none.
 */
async function storedName(host: HostPort, { facts, readStored }: Asked): Promise<Known<string>> {
  const stored = await readStored(inventoryOf(facts.files.inventory).installationUuid);
  const name = stored?.name ?? '';
  return name === '' ? host.system.hostName() : known(name);
}

/** The MTU of the management interface as XAPI has it, else as the network daemon has it. */
function wantedMtu({ files }: HostFacts, database: Known<DatabaseStatus>): number | null {
  if (database.known) return database.value.managementMtu;
  const bridge = inventoryOf(files.inventory).managementInterface;
  return networkConfig(files.networkdDatabase)?.interfaces.get(bridge)?.mtu ?? null;
}

/** The management interface as the files configure it, whatever the kernel shows. */
function wantedByFiles({ files, management, wiring }: HostFacts): HostFacts['now'] {
  const networkd = networkConfig(files.networkdDatabase);
  return managementNow({ files, management, networkd, wiring, nics: known([]) }, false);
}

function statusOf(
  host: HostPort,
  facts: HostFacts,
  database: Known<DatabaseStatus>,
  hostName: Known<string>,
  startup: StartupState,
  beside: OtherFacts,
): Omit<HostStatus, 'temporary'> {
  const wiring = database.known ? known(database.value.wiring) : facts.wiring;
  const kernel = kernelFactsOf(host, facts, wiring);
  const wanted = database.known ? known(database.value.management) : wantedByFiles(facts);
  const now = database.known ? known(onMachine(database.value.management, kernel)) : facts.now;
  return {
    ...product(facts),
    hostName,
    poolName: mapKnown(database, ({ poolName }) => poolName),
    coordinatorName: mapKnown(database, ({ coordinatorName }) => coordinatorName),
    pool: facts.pool,
    management: now,
    differences:
      wanted.known && wanted.value !== null && now.known && now.value !== null
        ? differencesOf(wanted.value, now.value, kernel, beside)
        : [],
    haEnabled: database.known ? known(database.value.haEnabled) : facts.haEnabled,
    haArmed: facts.haArmed,
    enabled: database.known ? database.value.enabled : true,
    inventory: inventoryState(facts),
    xapi: facts.xapi,
    ...(facts.emergency === undefined ? {} : { emergency: facts.emergency }),
    startup,
  };
}

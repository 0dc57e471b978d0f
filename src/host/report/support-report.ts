import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  ok,
  type HostFilePort,
  type HostPort,
  type PortError,
  type Reason,
  type Result,
} from '../../model/index.js';
import { attempt } from '../files/durable-file.js';
import type { ReportFormat } from './mask.js';
import { reportFiles, type ReportFile } from './report-sources.js';
import { knownSecrets, safeText } from './safe-text.js';
import { tarOf, type TarEntry } from './tar.js';

/** A support report: a tar archive, packed. */
export interface MadeReport {
  /** Its file name. */
  readonly name: string;
  readonly content: Uint8Array;
  readonly files: number;
  /** What was left out, and why; one line each. */
  readonly leftOut: readonly string[];
}

/** A support report that has been written. */
export interface SupportReport extends Pick<MadeReport, 'files' | 'leftOut'> {
  /** Host path. */
  readonly path: string;
  readonly bytes: number;
}

/** What a report needs. */
export interface SupportReportOptions {
  /** Name and version of this program. */
  readonly program: string;
  /** ISO 8601, UTC. It becomes part of the report's file name. */
  readonly now: string;
  /**
   * The size of all contents before they are packed. Default 8 MiB. Contents beyond this are left
   * out, and the report says so.
   */
  readonly maxBytes?: number;
}

const stateFolder = '/var/lib/xsconsole/reset';
const fileLimit = 1024 * 1024;
/** A function, because otherwise the console would load the module at its start. */
const pack = (archive: Buffer): Promise<Buffer> => promisify(gzip)(archive);

/**
 * Makes a support report, xsconsole-report-<time>.tar.gz. It contains host files, the resets'
 * journal and undo lists, ends of logs, NICs as the kernel shows them, and versions. Only known
 * words and values stay in each text (redact.ts, mask.ts); binary files are left out. Works with
 * XAPI down.
 */
export async function makeSupportReport(
  host: HostPort,
  { program, now, maxBytes = 8 * 1024 * 1024 }: SupportReportOptions,
): Promise<Result<MadeReport, PortError>> {
  const name = `xsconsole-report-${now.replace(/[^0-9TZ]/g, '').replace(/T/, '-')}.tar.gz`;
  const { files, system } = host;
  const secrets = await knownSecrets(files);
  const entries: TarEntry[] = [];
  const leftOut: string[] = [];
  let total = 0;
  const add = (name: string, text: string, format: ReportFormat = 'own'): void => {
    const content = new TextEncoder().encode(safeText(text, secrets, format));
    if (total + content.length > maxBytes) {
      leftOut.push(`${name}: the report is full`);
      return;
    }
    total += content.length;
    entries.push({ name: `xsconsole-report/${name}`, content });
  };
  add('facts.json', `${JSON.stringify(await facts(host, program, now), null, 2)}\n`);
  const outputs = await system.commandOutputs();
  if (outputs !== '') add('commands.txt', outputs, 'text');
  for (const file of [...(await ownFiles(files)), ...reportFiles]) {
    const read = await files.end(file.path, file.tailBytes ?? fileLimit);
    if (read.known) add(`files${file.path}`, read.value.text, file.format ?? 'text');
    else if (read.reason.code !== 'absent') leftOut.push(leftOutLine(file.path, read.reason));
  }
  add(
    'CONTENTS.txt',
    [
      `${program}, ${now}`,
      '',
      ...entries.map(({ name, content }) => `${content.length}\t${name}`),
      '',
      'Left out:',
      ...leftOut,
      '',
    ].join('\n'),
  );
  const packed = await attempt(name, () =>
    pack(tarOf(entries, Math.floor(Date.parse(now) / 1000))),
  );
  return packed.ok ? ok({ name, content: packed.value, files: entries.length, leftOut }) : packed;
}

/**
 * Makes a support report and writes it into a folder of the host, durably and readable by root
 * only. Errors: those of a file that cannot be written.
 */
export async function saveSupportReport(
  host: HostPort,
  folder: string,
  options: SupportReportOptions,
): Promise<Result<SupportReport, PortError>> {
  const made = await makeSupportReport(host, options);
  if (!made.ok) return made;
  const { name, content, files, leftOut } = made.value;
  const path = `${folder}/${name}`;
  const written = await host.files.write(path, content, 0o600);
  return written.ok ? ok({ path, bytes: content.length, files, leftOut }) : written;
}

/**
 * The journal and each plan's list of undo copies. The copies themselves are left out, because they
 * are the host's former files.
 */
async function ownFiles(files: HostFilePort): Promise<readonly ReportFile[]> {
  // A host that has never been reset has none of these.
  const plans = await files.list(`${stateFolder}/undo`);
  const lists = (plans.known ? plans.value : []).map((plan) => `undo/${plan}/list`);
  return ['journal', ...lists.toSorted()].map((name) => ({ path: `${stateFolder}/${name}` }));
}

async function facts(
  { network, nics, system }: HostPort,
  program: string,
  now: string,
): Promise<unknown> {
  const all = await nics.all();
  const counters = all.known
    ? await Promise.all(
        all.value.map(async ({ device }) => [device, await nics.counters(device)] as const),
      )
    : [];
  return {
    program,
    now,
    node: process.version,
    kernel: system.kernel,
    system: await system.description(),
    load: await system.load(),
    memory: await system.memory(),
    processors: await system.processors(),
    gateways: await network.gateways(),
    nameServers: await network.nameServers(),
    nics: all,
    counters: Object.fromEntries(counters),
  };
}

/** Why a file is not in the report. */
function leftOutLine(path: string, { code, detail }: Reason): string {
  if (code === 'damaged') return `${path}: no text`;
  return /: (?:EISDIR|EINVAL)$/.test(detail) ? `${path}: no regular file` : detail;
}

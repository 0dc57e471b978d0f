import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { release } from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { diskPath } from '../files/disk-path.js';
import { errorCode, machineDisk } from '../files/disk.js';
import { attempt, createDurableFiles } from '../files/durable-file.js';
import { readHostText } from '../files/host-text.js';
import { readLoad, readMemory, readProcessors } from '../machine/load.js';
import { readNameServers } from '../network/name-servers.js';
import { readNicCounters } from '../nics/nic-counters.js';
import { readNics } from '../nics/nics.js';
import { machineProcesses } from '../machine/processes.js';
import { withoutSecrets } from './redact.js';
import { maskUnknown, type ReportFormat } from './mask.js';
import { commandOutputs, reportFiles, type ReportFile } from './report-sources.js';
import { createRoot } from '../files/root.js';
import { readGateways } from '../network/routes.js';
import { readSystemDescription } from './system-description.js';
import { tarOf, type TarEntry } from './tar.js';

/** A report on the disk. */
export interface SupportReport {
  /** Host path. */
  readonly path: string;
  readonly bytes: number;
  readonly files: number;
  /** What did not go in, and why: one line each. */
  readonly leftOut: readonly string[];
}

/** How a report is made. */
export interface SupportReportOptions {
  /** Name and version of this program. */
  readonly program: string;
  /** ISO 8601, UTC; the report's name holds it. */
  readonly now: string;
  /** Of all contents before they are packed. Default 8 MiB: what does not fit is left out, and said. */
  readonly maxBytes?: number;
}

const stateFolder = '/var/lib/xsconsole/reset';
const fileLimit = 1024 * 1024;
const secretFiles = ['/etc/xensource/ptoken'];
/** Not made before it is used: the console would load the module with its start. */
const pack = (archive: Buffer): Promise<Buffer> => promisify(gzip)(archive);

/**
 * Writes a support report, <folder>/xsconsole-report-<time>.tar.gz, durably and for root's eyes alone: host files, the resets' journal
 * and lists, ends of logs, NICs as the kernel shows them, versions. Of every text only known words and values stay (redact.ts, mask.ts); files that are no text are
 * left out. Works with XAPI down. Errors: those of a file that cannot be written.
 */
export async function saveSupportReport(
  root: string,
  folder: string,
  { program, now, maxBytes = 8 * 1024 * 1024 }: SupportReportOptions,
): Promise<Result<SupportReport, PortError>> {
  const path = `${folder}/xsconsole-report-${now.replace(/[^0-9TZ]/g, '').replace(/T/, '-')}.tar.gz`;
  const place = await createRoot(root).locate(path);
  if (!place.ok) return place;
  const secrets = await knownSecrets(root);
  const entries: TarEntry[] = [];
  const leftOut: string[] = [];
  let total = 0;
  const add = (name: string, text: string, format: ReportFormat = 'plain'): void => {
    const safe = maskUnknown(withoutSecrets(text, secrets), format);
    const content = new TextEncoder().encode(safe);
    if (total + content.length > maxBytes) {
      leftOut.push(`${name}: the report is full`);
      return;
    }
    total += content.length;
    entries.push({ name: `xsconsole-report/${name}`, content });
  };
  add('facts.json', `${JSON.stringify(await facts(root, program, now), null, 2)}\n`);
  const outputs = await commandOutputs(root);
  if (outputs !== '') add('commands.txt', outputs, 'text');
  for (const file of [...(await ownFiles(root)), ...reportFiles]) {
    const read = await readEnd(root, file);
    if (!read.ok) leftOut.push(`${file.path}: ${read.error}`);
    else if (read.value !== null) add(`files${file.path}`, read.value, file.format ?? 'text');
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
  const packed = await attempt(path, () =>
    pack(tarOf(entries, Math.floor(Date.parse(now) / 1000))),
  );
  if (!packed.ok) return packed;
  const durable = createDurableFiles(machineDisk, await machineProcesses());
  const written = await durable.write(place.value.disk, packed.value, {
    as: 'existing',
    modeIfNew: 0o600,
  });
  if (!written.ok) return err({ ...written.error, subject: path });
  return ok({ path, bytes: packed.value.length, files: entries.length, leftOut });
}

/** The journal and each plan's list of undo copies; not the copies, which are the host's files of before. */
async function ownFiles(root: string): Promise<readonly ReportFile[]> {
  const folder = await diskPath(root, stateFolder);
  if (folder === null) return [];
  try {
    const names = await readdir(folder, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name === 'journal' || name.endsWith('/list'))
      .toSorted()
      .map((name) => ({ path: `${stateFolder}/${name}` }));
  } catch {
    // No reset has ever been run here.
    return [];
  }
}

async function facts(root: string, program: string, now: string): Promise<unknown> {
  const nics = await readNics(root);
  const counters = nics.known
    ? await Promise.all(
        nics.value.map(
          async ({ device }) => [device, await readNicCounters(root, device)] as const,
        ),
      )
    : [];
  return {
    program,
    now,
    node: process.version,
    kernel: root === '/' ? release() : null,
    system: await readSystemDescription(root),
    load: await readLoad(root),
    memory: await readMemory(root),
    processors: await readProcessors(root),
    gateways: await readGateways(root),
    nameServers: await readNameServers(root),
    nics,
    counters: Object.fromEntries(counters),
  };
}

/** What is secret on this host as a whole: whatever holds a copy of it loses it. */
async function knownSecrets(root: string): Promise<readonly string[]> {
  const texts = await Promise.all(secretFiles.map((path) => readHostText(root, path)));
  return texts
    .flatMap((text) => (text.known ? [text.value.trim()] : []))
    .flatMap((secret) => [secret, ...secret.split('/')])
    .filter((secret) => secret !== '');
}

/** The file's text, of a log its end from a whole line on; null: absent. */
async function readEnd(
  root: string,
  { path, tailBytes = fileLimit }: ReportFile,
): Promise<Result<string | null, string>> {
  const place = await diskPath(root, path);
  if (place === null) return err('its links lead nowhere safe');
  try {
    // A pipe that somebody put into /tmp would be waited for for ever.
    const file = await open(
      place,
      constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
    );
    try {
      const stats = await file.stat();
      const { size } = stats;
      if (!stats.isFile()) return err('no regular file');
      const buffer = Buffer.alloc(Math.min(size, tailBytes));
      const { bytesRead } = await file.read(
        buffer,
        0,
        buffer.length,
        Math.max(0, size - tailBytes),
      );
      const text = buffer.subarray(0, bytesRead).toString('utf8');
      if (text.includes('\0')) return err('no text');
      return ok(size > tailBytes ? text.slice(text.indexOf('\n') + 1) : text);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? ok(null) : err(code);
  }
}

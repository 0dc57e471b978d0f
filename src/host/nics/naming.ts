import {
  bestEffort,
  err,
  fixedRulesPath,
  keptRulesPath,
  known,
  ok,
  type HostFilePort,
  type HostPort,
  type InterfaceNames,
  type Known,
  type NamingPlan,
  type NamingTexts,
  type Nic,
  type PortError,
  type Result,
} from '../../model/index.js';

const undoFolder = '/var/lib/xsconsole/interface-names';
const undoOf = {
  fixed: `${undoFolder}/static-rules.conf`,
  kept: `${undoFolder}/dynamic-rules.json`,
} as const;
const paths = { fixed: fixedRulesPath, kept: keptRulesPath } as const;
const both = ['fixed', 'kept'] as const;
/** Stands in an undo copy for a file that was not there. */
const absent = '# This file was not there.\n';

/** The text of a file; null: it is not there. */
async function textOf(files: HostFilePort, path: string): Promise<Known<string | null>> {
  const text = await files.text(path);
  return text.known || text.reason.code !== 'absent' ? text : known(null);
}

async function textsAt(
  files: HostFilePort,
  places: typeof paths | typeof undoOf,
): Promise<Known<NamingTexts>> {
  const [fixed, kept] = [await textOf(files, places.fixed), await textOf(files, places.kept)];
  if (!fixed.known) return fixed;
  return kept.known ? known({ fixed: fixed.value, kept: kept.value }) : kept;
}

function isNamed({ device, physical, unfit, mac }: Nic): boolean {
  return (
    physical && mac !== null && unfit === undefined && /^(?:eth|side-\d+-eth)\d+$/.test(device)
  );
}

/** Reads what decides the names of the ports: the kernel and the two files of rules. */
export async function readInterfaceNames({
  files,
  nics,
}: Pick<HostPort, 'files' | 'nics'>): Promise<Known<InterfaceNames>> {
  const [all, texts] = [await nics.all(), await textsAt(files, paths)];
  if (!all.known) return all;
  if (!texts.known) return texts;
  return known({
    ports: all.value
      .filter(isNamed)
      .flatMap(({ device, mac, pciAddress, vendor, driver, carrier }) =>
        mac === null
          ? []
          : [
              {
                mac,
                pci: pciAddress ?? '',
                kernelName: device,
                description: [vendor, driver].filter((part) => part !== null).join(' '),
                carrier,
              },
            ],
      ),
    texts: texts.value,
    former: await formerTexts(files),
  });
}

const changed = (subject: string): PortError => ({
  code: 'changedMeanwhile',
  subject,
  cause: 'changed meanwhile',
  retryable: true,
});

/** The files before the last change; null: no copies are kept. */
async function formerTexts(files: HostFilePort): Promise<NamingTexts | null> {
  const copies = await textsAt(files, undoOf);
  if (!copies.known || copies.value.fixed === null || copies.value.kept === null) return null;
  const { fixed, kept } = copies.value;
  return { fixed: fixed === absent ? null : fixed, kept: kept === absent ? null : kept };
}

/** Puts a text in place of a file; null: the file goes. */
async function put(
  files: HostFilePort,
  path: string,
  before: string | null,
  after: string | null,
): Promise<Result<unknown, PortError>> {
  if (before === after) return ok(undefined);
  if (after !== null) return files.write(path, after, 0o644);
  const removed = await files.remove(path);
  return removed.ok ? files.sync([path]) : removed;
}

/**
 * Changes the rules as planned; the names count from the next boot on. Copies of both files are
 * kept first. The kept rules are changed by the host's own tool; without one they are written.
 * Errors: those of the files and the tool, and changedMeanwhile. The administrator's rules are then
 * as they were.
 */
export async function changeInterfaceNames(
  { files, machine }: Pick<HostPort, 'files' | 'machine'>,
  { before, after, update }: NamingPlan,
): Promise<Result<void, PortError>> {
  const now = await textsAt(files, paths);
  if (!now.known) return err({ ...changed(now.reason.detail), code: 'ioError' });
  for (const which of both)
    if (now.value[which] !== before[which]) return err(changed(paths[which]));
  for (const which of both) {
    const copied = await files.write(undoOf[which], before[which] ?? absent, 0o600);
    if (!copied.ok) return copied;
  }
  const fixed = await put(files, paths.fixed, before.fixed, after.fixed);
  if (!fixed.ok) return fixed;
  const ran =
    update.length === 0
      ? ok({ ran: false, command: '' })
      : await machine.updateInterfaceNames(update.map(({ mac, name }) => `${name}=${mac}`));
  if (ran.ok && ran.value.ran) return ok(undefined);
  const kept =
    ran.ok || ran.error.code === 'commandAbsent'
      ? await put(files, paths.kept, before.kept, after.kept)
      : ran;
  if (kept.ok) return ok(undefined);
  // Why the change was not made is what is told.
  bestEffort(await put(files, paths.fixed, after.fixed, before.fixed));
  return kept;
}

/** Puts both files back as they were before the last change. */
export async function undoInterfaceNames({
  files,
}: Pick<HostPort, 'files'>): Promise<Result<void, PortError>> {
  const [now, former] = [await textsAt(files, paths), await formerTexts(files)];
  if (former === null)
    return err({ code: 'undoMissing', subject: undoFolder, cause: 'not there', retryable: false });
  for (const which of both) {
    const present = now.known ? now.value[which] : '';
    const done = await put(files, paths[which], present, former[which]);
    if (!done.ok) return done;
  }
  for (const which of both) {
    const removed = await files.remove(undoOf[which]);
    if (!removed.ok) return removed;
  }
  return files.sync([undoOf.fixed]);
}

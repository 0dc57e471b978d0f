import {
  bestEffort,
  err,
  ok,
  type HostFilePort,
  type PortError,
  type Result,
} from '../../model/index.js';
import { machineProcesses } from './processes.js';
import { savedLayout } from './saved-layout.js';

/**
 * Notes of layouts that are not the host's own, each named after the console that has loaded it. In
 * memory: a boot brings the own layout anyway.
 */
const folder = '/var/run/xsconsole/keyboards';

/** Gives the keyboard of a screen a layout. */
export type LoadLayout = (layout: string, screen: string) => Promise<Result<void, PortError>>;

type Files = Pick<HostFilePort, 'text' | 'list' | 'write' | 'remove'>;

/**
 * Loads a layout, noted before, so that it goes even if this console is killed. The note goes when
 * the host's own layout is back.
 */
export async function loadNoted(
  files: Files,
  layout: string,
  screen: string,
  load: LoadLayout,
): Promise<Result<void, PortError>> {
  const { own } = await machineProcesses();
  const path = `${folder}/${own.pid}-${own.start}-${own.boot}`;
  const isOwn = layout === (await savedLayout(files));
  const noted = isOwn ? ok(undefined) : await files.write(path, `${layout} ${screen}\n`, 0o600);
  if (!noted.ok) return err(noted.error);
  const loaded = await load(layout, screen);
  // A note that stays makes a later console load the host's own layout once more.
  if (loaded.ok && isOwn) bestEffort(await files.remove(path));
  return loaded;
}

/**
 * Brings the host's own layout back where a console that was killed has left another one. Layouts
 * of consoles that are alive stay. Answers the layout; null: nothing was to be done.
 */
export async function recoverLayout(
  files: Files,
  load: LoadLayout,
): Promise<Result<string | null, PortError>> {
  const names = await files.list(folder);
  const processes = await machineProcesses();
  const left: { readonly path: string; readonly screen: string }[] = [];
  for (const name of names.known ? names.value : []) {
    const [, pid = '', start = '', boot = ''] = /^(\d+)-(\d*)-([0-9a-f]*)$/u.exec(name) ?? [];
    if (pid === '') continue;
    if (await processes.isAlive({ pid: Number(pid), start, boot })) return ok(null);
    const text = await files.text(`${folder}/${name}`);
    const [, screen = ''] = (text.known ? text.value : '').trim().split(' ');
    left.push({ path: `${folder}/${name}`, screen });
  }
  if (left.length === 0) return ok(null);
  const own = await savedLayout(files);
  for (const { path, screen } of left) {
    const loaded = await load(own, screen);
    if (!loaded.ok) return loaded;
    const removed = await files.remove(path);
    if (!removed.ok) return removed;
  }
  return ok(own);
}

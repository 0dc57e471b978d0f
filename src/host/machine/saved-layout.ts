import { err, type HostFilePort, type PortError, type Result } from '../../model/index.js';
import { parseKeyValue, printKeyValue, setValue, valueOf } from '../../reset/index.js';

/** What the kernel itself begins with. */
const kernelLayout = 'us';

/** Where a host keeps the layout for the next boot: with systemd, and in XenServer 6 before it. */
const places = [
  { path: '/etc/vconsole.conf', key: 'KEYMAP', quoting: 'bare' },
  { path: '/etc/sysconfig/keyboard', key: 'KEYTABLE', quoting: 'quoted' },
] as const;

/** The layout that a host's screen gets at boot. */
export async function savedLayout(files: Pick<HostFilePort, 'text'>): Promise<string> {
  for (const { path, key } of places) {
    const text = await files.text(path);
    const layout = text.known ? (valueOf(parseKeyValue(text.value), key) ?? '') : '';
    if (layout !== '') return layout;
  }
  return kernelLayout;
}

/** Keeps a layout for the next boot, where this host keeps it. All other lines stay. */
export async function saveLayout(
  files: Pick<HostFilePort, 'text' | 'exists' | 'write'>,
  layout: string,
): Promise<Result<void, PortError>> {
  const [systemd, before] = places;
  const old = !(await files.exists(systemd.path)) && (await files.exists(before.path));
  const { path, key, quoting } = old ? before : systemd;
  const text = await files.text(path);
  if (!text.known && text.reason.code !== 'absent')
    return err({ code: 'ioError', subject: path, cause: text.reason.detail, retryable: false });
  const lines = setValue(parseKeyValue(text.known ? text.value : ''), key, layout, quoting);
  return files.write(path, printKeyValue(lines), 0o644);
}

import {
  defaultSettings,
  err,
  isAutoLogout,
  isJsonObject,
  known,
  longestMinutes,
  ok,
  unknown,
  type ConsoleSettings,
  type HostFilePort,
  type Known,
  type Result,
  type PortError,
  parseJson,
} from '../model/index.js';

/** Why a change is refused; nothing is written then. */
export interface SettingIssue {
  readonly code: 'autoLogout.invalid';
}

const path = '/etc/xsconsole/settings.json';

/**
 * Reads the settings. An absent file means the defaults. Errors: unreadable, damaged (the caller
 * then goes on with the defaults).
 */
export async function readSettings(files: HostFilePort): Promise<Known<ConsoleSettings>> {
  const stored = await readStored(files);
  if (!stored.known) return stored;
  const { autoLogoutMinutes = defaultSettings.autoLogoutMinutes } = stored.value;
  if (typeof autoLogoutMinutes !== 'number' || !isAutoLogout(autoLogoutMinutes))
    return unknown('damaged', `${path}: autoLogoutMinutes is not 1 to ${longestMinutes}`);
  return known({ autoLogoutMinutes });
}

/**
 * Changes the settings durably. Settings of another version of this console stay in the file.
 * Answers the settings that now count.
 */
export async function changeSettings(
  files: HostFilePort,
  settings: ConsoleSettings,
): Promise<Result<ConsoleSettings, PortError | SettingIssue>> {
  if (!isAutoLogout(settings.autoLogoutMinutes)) return err({ code: 'autoLogout.invalid' });
  const stored = await readStored(files);
  const written = await files.write(
    path,
    `${JSON.stringify({ ...(stored.known ? stored.value : {}), ...settings }, null, 2)}\n`,
    0o644,
  );
  return written.ok ? ok(settings) : written;
}

async function readStored(files: HostFilePort): Promise<Known<Readonly<Record<string, unknown>>>> {
  const text = await files.text(path);
  if (!text.known) return text.reason.code === 'absent' ? known({}) : text;
  const read = parseJson(text.value);
  if (!read.ok) return unknown('damaged', `${path}: ${read.error}`);
  return isJsonObject(read.value)
    ? known(read.value)
    : unknown('damaged', `${path}: not an object`);
}

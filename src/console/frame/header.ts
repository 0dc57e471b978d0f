import { clean, loginWords } from '../../text/index.js';
import { localTime } from '../clock.js';
import type { ConsoleState } from '../state.js';
import type { HeaderView } from '../view.js';

const offsetWords = (minutes: number): string => {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${`${size % 60}`.padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
};

/**
 * Local date and time to the second with its zone: "2026-11-22 15:04:05 CET (UTC+1)"; '' if the
 * time is not valid.
 */
export function clock({ now, offsetMinutes, options }: ConsoleState): string {
  const time = localTime(now, offsetMinutes);
  if (time === '') return '';
  const offset = offsetWords(offsetMinutes);
  return options.zone === '' || options.zone === offset
    ? `${time} ${offset}`
    : `${time} ${options.zone} (${offset})`;
}

/**
 * The top line: the host's brand and version (this program's name until they are known), the clock,
 * and the user and host.
 */
export function headerView(state: ConsoleState): HeaderView {
  const { options, status } = state;
  const brand = status === null ? '' : clean(`${status.brand} ${status.version}`).trim();
  const user = state.session?.user ?? options.user;
  const host = status?.hostName.known === true ? clean(status.hostName.value) : '';
  const timedOut = user === '' && state.timedOut !== '' ? state.timedOut : null;
  return {
    left: brand === '' ? options.program : brand,
    middle: clock(state),
    right:
      timedOut !== null
        ? loginWords.timedOut(timedOut)
        : user === ''
          ? host
          : `${clean(user)}${host === '' ? '' : `@${host}`}`,
  };
}

import { itemDisabled as words, loginWords } from '../text/index.js';
import type { ItemId } from './menu.js';
import { loginWanted } from './session.js';
import type { ConsoleState } from './state.js';

/** Why an item does nothing now, as a sentence; '' where it does something. What is still being read is no reason. */
export function itemReason(id: ItemId, state: ConsoleState): string {
  const { facts, status, options } = state;
  const unavailable = options.unavailable?.[id] ?? '';
  if (unavailable !== '') return unavailable;
  const xapi = facts !== null && facts.xapi !== 'running' ? words.xapi : '';
  const management = status?.management.known === true ? status.management : null;
  switch (id) {
    case 'management':
      return xapi;
    case 'dns':
      // Without XAPI they are written into the host's own file, whatever the management interface is.
      if (xapi !== '' || status === null) return '';
      if (management === null) return words.managementUnknown;
      if (management.value === null) return words.noManagement;
      return management.value.mode === 'dhcp' ? words.dnsByDhcp : '';
    case 'password':
      return options.login === null ? words.noUsers : '';
    case 'login':
    case 'settings':
      if (loginWanted(state)) return '';
      return options.login?.passwordSet === false ? loginWords.noPassword : words.noLogin;
    default:
      return '';
  }
}

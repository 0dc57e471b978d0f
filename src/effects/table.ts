import type { Effect } from '../console/index.js';
import { setDns } from './dns.js';
import type { EffectFunction } from './effect-function.js';
import { blink, stopTest, testNetwork, watchNic, watchTraffic } from './look.js';
import { disableManagement, reconfigureManagement, renewLease } from './management-effects.js';
import { changePassword } from './password.js';
import { power, startXapi, stopChange } from './power-effects.js';
import { readFacts, readGlance, readNameServers, readStatus, readTime } from './read.js';
import { saveReport } from './report.js';
import {
  acknowledge,
  answerPort,
  cancelRun,
  lookAtWire,
  readReport,
  resume,
  runReset,
  undo,
} from './reset.js';
import { quit, redraw, shell } from './screen.js';
import { cancelLogin, login, logout } from './session.js';
import { saveSettings } from './settings.js';
import { setTime } from './time.js';

/** Every effect by its kind. */
export const effects: { readonly [K in Effect['kind']]: EffectFunction<K> } = {
  acknowledge,
  answerPort,
  blink,
  cancelLogin,
  cancelRun,
  changePassword,
  disableManagement,
  login,
  lookAtWire,
  logout,
  power,
  quit,
  readFacts,
  readGlance,
  readNameServers,
  readReport,
  readStatus,
  readTime,
  reconfigureManagement,
  redraw,
  renewLease,
  resume,
  runReset,
  saveReport,
  saveSettings,
  setDns,
  setTime,
  shell,
  startXapi,
  stopChange,
  stopTest,
  testNetwork,
  undo,
  watchNic,
  watchTraffic,
};

import type { Effect } from '../console/index.js';
import * as backup from './backup/backup.js';
import * as endWait from './reset/end-wait.js';
import * as dns from './change/dns.js';
import type { EffectFunction } from './effect-function.js';
import * as ha from './ha.js';
import * as keyboard from './change/keyboard.js';
import * as look from './diagnostics.js';
import * as management from './change/management-effects.js';
import * as metadata from './backup/metadata.js';
import * as names from './change/names.js';
import * as objects from './objects.js';
import * as password from './change/password.js';
import * as pool from './pool.js';
import * as power from './change/power-effects.js';
import * as read from './read.js';
import * as rebuild from './reset/rebuild.js';
import * as remote from './change/remote.js';
import * as report from './reset/report.js';
import * as reset from './reset/reset.js';
import * as screen from './screen.js';
import * as session from './session.js';
import * as settings from './change/settings.js';
import * as stick from './stick/stick.js';
import * as storage from './storage.js';
import * as temporary from './change/temporary.js';
import * as time from './change/time.js';
import * as vms from './vms.js';

/** Every effect by its kind. The file of each subject exports its effects under these names. */
export const effects: { readonly [K in Effect['kind']]: EffectFunction<K> } = {
  ...backup,
  ...dns,
  ...endWait,
  ...ha,
  ...keyboard,
  ...look,
  ...management,
  ...metadata,
  ...names,
  ...objects,
  ...password,
  ...pool,
  ...power,
  ...read,
  ...rebuild,
  ...remote,
  ...report,
  ...reset,
  ...screen,
  ...session,
  ...settings,
  ...stick,
  ...storage,
  ...temporary,
  ...time,
  ...vms,
};

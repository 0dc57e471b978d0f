import type { AnswerOf, EffectOfPage, MenuPage } from '../menu/menu-page.js';
import { authentication } from './authentication.js';
import { backup } from './backup.js';
import { build } from './build.js';
import { dns } from './network/dns.js';
import { ha } from './ha.js';
import { hardware } from './hardware.js';
import { login } from './login.js';
import { maintenance } from './maintenance.js';
import { logs } from './logs.js';
import { keyboard } from './locale/keyboard.js';
import { locale } from './locale/locale.js';
import { timezone } from './locale/timezone.js';
import { management } from './network/management.js';
import { names } from './network/names.js';
import { designate } from './resource/designate.js';
import { join } from './resource/join.js';
import { leave } from './resource/leave.js';
import { members } from './resource/members.js';
import { resource } from './resource/resource.js';
import { network } from './network.js';
import { nics } from './network/nics.js';
import { password } from './password.js';
import { reboot, shutdown } from './power.js';
import { pool } from './network/pool.js';
import { powermenu } from './powermenu.js';
import { quit } from './quit.js';
import { remote } from './remote.js';
import { report } from './report.js';
import { reset } from './network/reset.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { status } from './status.js';
import { storage } from './storage.js';
import { support } from './support.js';
import { temporary } from './network/temporary.js';
import { test } from './network/test.js';
import { time } from './network/time.js';
import { undo } from './network/undo.js';
import { vms } from './vms.js';
import { vmsall, vmshere } from './vms/lists.js';

/** A page is loaded when it is asked for: the first picture shows those of one menu. */
const pages = {
  status: () => status,
  network: () => network,
  management: () => management,
  dns: () => dns,
  time: () => time,
  test: () => test,
  nics: () => nics,
  names: () => names,
  reset: () => reset,
  temporary: () => temporary,
  pool: () => pool,
  undo: () => undo,
  authentication: () => authentication,
  login: () => login,
  password: () => password,
  settings: () => settings,
  vms: () => vms,
  vmshere: () => vmshere,
  vmsall: () => vmsall,
  storage: () => storage,
  resource: () => resource,
  members: () => members,
  join: () => join,
  leave: () => leave,
  designate: () => designate,
  hardware: () => hardware,
  locale: () => locale,
  keyboard: () => keyboard,
  timezone: () => timezone,
  backup: () => backup,
  remote: () => remote,
  support: () => support,
  logs: () => logs,
  report: () => report,
  build: () => build,
  powermenu: () => powermenu,
  maintenance: () => maintenance,
  ha: () => ha,
  reboot: () => reboot,
  shutdown: () => shutdown,
  shell: () => shell,
  quit: () => quit,
} as const;

/** The ids of all menu items. */
export type ItemId = keyof typeof pages;

/** The effects that the items ask for. */
export type PageEffect = EffectOfPage<ReturnType<(typeof pages)[ItemId]>>;

/** The answers that the items' dialogues receive. */
export type PageAnswer = AnswerOf<ReturnType<(typeof pages)[ItemId]>>;

/**
 * The items of each menu, in the order of the original console. The item with a menu's name opens
 * that menu.
 */
const menus = {
  root: [
    'status',
    'network',
    'authentication',
    'vms',
    'storage',
    'resource',
    'hardware',
    'locale',
    'remote',
    'backup',
    'support',
    'powermenu',
    'shell',
    'quit',
  ],
  network: ['management', 'dns', 'time', 'test', 'nics', 'names', 'temporary', 'undo', 'reset'],
  authentication: ['login', 'password', 'settings'],
  vms: ['vmshere', 'vmsall'],
  resource: ['members', 'join', 'leave', 'designate', 'pool'],
  locale: ['keyboard', 'timezone'],
  support: ['logs', 'report', 'build'],
  powermenu: ['maintenance', 'ha', 'reboot', 'shutdown'],
} as const satisfies Readonly<Record<string, readonly ItemId[]>>;

/** The ids of the menus. */
export type MenuId = keyof typeof menus;

/** The ids of the menus; the root menu comes first. */
export const menuIds = [
  'root',
  'network',
  'authentication',
  'vms',
  'resource',
  'locale',
  'support',
  'powermenu',
] as const;

/** The items of a menu, in order. */
export function itemsOf(menu: MenuId): readonly ItemId[] {
  return menus[menu];
}

/** The page of an item: everything about it except its help text. */
export function pageOf(item: ItemId): MenuPage<PageEffect, PageAnswer> {
  return pages[item]();
}

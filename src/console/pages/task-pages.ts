import { parseKeyValue, valueOf } from '../../reset/index.js';
import {
  buildWords,
  clean,
  itemPages as pages,
  loginWords,
  statusWords,
} from '../../text/index.js';
import { blank, pair, text, type Paragraph } from '../paragraph.js';
import { nameServerBlocks } from '../task/dns.js';
import { vmsThatWillStop } from '../task/power.js';
import type { TaskContext } from '../task/page-spec.js';
import { timeBlocks } from '../task/time.js';
import type { Page } from './page.js';
import { networkPage } from './status-page.js';

/** Paragraphs of a page, an empty line between them. */
function paragraphs(lines: readonly string[]): readonly Paragraph[] {
  return lines.flatMap((line, index) => (index === 0 ? [text(line)] : [blank, text(line)]));
}

/** A page of fixed words. */
export function fixed(lines: readonly string[]): Page {
  return () => paragraphs(lines);
}

/** Configure Management Interface: what it is now. */
export const managementItemPage: Page = (host) => [
  text(pages.management),
  blank,
  text(pages.managementNow, 'heading'),
  ...networkPage(host),
];

/** DNS Servers: those in force. */
export const dnsItemPage: Page = (host) =>
  host.status === null && host.nameServers === null
    ? [text(statusWords.reading, 'dim')]
    : [text(pages.dns), blank, ...nameServerBlocks(host)];

/** Network Time: the source in force. */
export const timeItemPage: Page = (host) => [text(pages.time), blank, ...timeBlocks(host)];

/** Log In/Out: who is logged in. */
export const loginItemPage = ({
  user,
  failedLogins,
  loginWanted,
}: TaskContext): readonly Paragraph[] => {
  if (!loginWanted) return [];
  const failed =
    failedLogins === 0 ? [] : [blank, text(loginWords.failedBefore(failedLogins), 'warning')];
  return user === ''
    ? [text(loginWords.loggedOut)]
    : [text(loginWords.loggedInAs(user)), ...failed];
};

/** Change Auto-Logout Time: the time in force. */
export const settingsItemPage: Page = ({ settings }) => [
  text(pages.settings(settings.autoLogoutMinutes)),
];

/** Reboot, Shutdown: what dies. */
export const powerItemPage =
  (line: string): Page =>
  (host) => [text(line), blank, ...vmsThatWillStop(host)];

const buildKeys = [
  'PRODUCT_BRAND',
  'PRODUCT_VERSION',
  'PRODUCT_VERSION_TEXT',
  'BUILD_NUMBER',
  'PLATFORM_NAME',
  'PLATFORM_VERSION',
  'XEN_VERSION',
  'KERNEL_VERSION',
  'INSTALLATION_UUID',
  'INSTALLATION_DATE',
] as const;

/** Software Build Information: what the inventory says is installed, and this program. */
export const buildItemPage: Page = ({ facts, program }) => {
  const inventory = facts?.files.inventory;
  const lines = inventory?.state === 'present' ? parseKeyValue(inventory.text) : null;
  const found =
    lines === null
      ? []
      : buildKeys.flatMap((key) => {
          const value = valueOf(lines, key) ?? '';
          return value === '' ? [] : [pair(buildWords.labels[key], clean(value))];
        });
  return [
    ...(facts !== null && lines === null
      ? [text(buildWords.noInventory, 'warning')]
      : [text(buildWords.intro)]),
    blank,
    ...found,
    pair(buildWords.console, program),
  ];
};

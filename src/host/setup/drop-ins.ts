import { asTyped } from '../../model/index.js';
import { isVirtualTerminal } from './screens.js';

/** The folder with the administrator's settings for systemd. */
export const systemdFolder = '/etc/systemd/system';
/** The name of each of our files that puts the console on the screens. */
export const dropInName = '50-xsconsole-recovery.conf';
/** The unit that has the console wanted. */
export const wantedTarget = 'getty.target';
/** The folder of its drop-in. */
export const wantedFolder = `${wantedTarget}.d`;
/** The path at which a package installs the console. When it is removed, the gettys start again. */
export const packagedConsole = '/opt/xsconsole/bin/xsconsole';

/** A systemd drop-in file, by its host path. */
export interface DropIn {
  readonly path: string;
  readonly text: string;
}

const setup = asTyped('xsconsole-setup');
const heading = `# Made by ${setup} --default; ${setup} --restore removes it.\n`;

/**
 * Whether a drop-in with our name is ours: an administrator's own has no such heading. An older
 * version may have written it, which named itself without its folder.
 */
export function isOurs(text: string): boolean {
  return /^# Made by \S*xsconsole-setup\s--default;/u.test(text);
}

/** The units that run the console on any screen, as systemctl takes a pattern. */
export const consoleUnits = 'xsconsole-recovery@*.service';

/** The unit that runs the console on a screen. */
export function unitOn(screen: string): string {
  return `xsconsole-recovery@${screen}.service`;
}

/** The screens of the units that run the console in such a list of systemctl's. */
export function screensIn(listed: string): readonly string[] {
  return [...listed.matchAll(/^xsconsole-recovery@(\w+)\.service\b/gmu)].map(
    ([, screen = '']) => screen,
  );
}

/** The units that use a screen when the console is not on it. */
export function formerUnits(screen: string): readonly string[] {
  return isVirtualTerminal(screen)
    ? [`getty@${screen}.service`, 'xsconsole.service']
    : [`serial-getty@${screen}.service`];
}

/**
 * The drop-ins that put the console on the screens. The units that had the screens get a condition
 * that is false as long as the console is installed.
 *
 * Conflicts= would not do. When two units of one start-up exclude each other, systemd chooses which
 * of them starts. And a getty that ends late hangs up the line of its successor.
 */
export function dropInsFor(screens: readonly string[], console: string): readonly DropIn[] {
  const wanted = {
    path: `${systemdFolder}/${wantedFolder}/${dropInName}`,
    text: `${heading}[Unit]\nWants=${screens.map(unitOn).join(' ')}\n`,
  };
  const former = new Set(screens.flatMap(formerUnits));
  // The console is wanted before its screens are taken from the gettys: whatever stops us between
  // two files, no screen is left with nobody on it.
  return [
    wanted,
    ...[...former].map((unit) => ({
      path: `${systemdFolder}/${unit}.d/${dropInName}`,
      text: `${heading}[Unit]\nConditionPathExists=!${console}\n`,
    })),
  ];
}

import { isVirtualTerminal } from './screens.js';

/** Where an administrator's settings of systemd lie. */
export const systemdFolder = '/etc/systemd/system';
/** The name of every file that puts the console on the screens. */
export const dropInName = '50-xsconsole-recovery.conf';
/** Where a package puts the console; a getty starts again when it is gone. */
export const packagedConsole = '/opt/xsconsole/bin/xsconsole';

/** A file of systemd's, by its host path. */
export interface DropIn {
  readonly path: string;
  readonly text: string;
}

const heading = '# Made by xsconsole-setup --default; xsconsole-setup --restore removes it.\n';

/** The unit of the console on a screen. */
export function unitOn(screen: string): string {
  return `xsconsole-recovery@${screen}.service`;
}

/** The units that have a screen where the console is not on it. */
export function formerUnits(screen: string): readonly string[] {
  return isVirtualTerminal(screen)
    ? [`getty@${screen}.service`, 'xsconsole.service']
    : [`serial-getty@${screen}.service`];
}

/**
 * What puts the console on the screens. The units that had them are not in conflict with ours,
 * since two units of one start-up that exclude each other leave it to systemd which of them starts,
 * and a getty that ends late hangs up the line of its successor. They have a condition instead that
 * is false as long as the console is installed.
 */
export function dropInsFor(screens: readonly string[], console: string): readonly DropIn[] {
  const wanted = {
    path: `${systemdFolder}/getty.target.d/${dropInName}`,
    text: `${heading}[Unit]\nWants=${screens.map(unitOn).join(' ')}\n`,
  };
  const former = new Set(screens.flatMap(formerUnits));
  return [
    ...[...former].map((unit) => ({
      path: `${systemdFolder}/${unit}.d/${dropInName}`,
      text: `${heading}[Unit]\nConditionPathExists=!${console}\n`,
    })),
    wanted,
  ];
}

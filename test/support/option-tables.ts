import { completeResetOptions } from '../../src/cli/complete-network-reset-options.js';
import { consoleOptions } from '../../src/cli/console-options.js';
import type { OptionSpec } from '../../src/cli/option-scan.js';
import { options as resetOptions } from '../../src/cli/reset/reset-options.js';
import { serverOptions } from '../../src/cli/xapi-server-options.js';
import { setupOptions } from '../../src/cli/xsconsole-setup-options.js';

/** Every option of each program. */
export const tables: Readonly<Record<string, readonly OptionSpec[]>> = {
  'complete-network-reset': completeResetOptions,
  'xapi-server': serverOptions,
  'xe-reset-networking': resetOptions,
  xsconsole: consoleOptions,
  'xsconsole-setup': setupOptions,
};

/** How an option may be typed in full. */
export const spellings = ({ name, letter }: OptionSpec): readonly string[] => [
  ...(letter === undefined ? [] : [`-${letter}`]),
  `--${name}`,
];

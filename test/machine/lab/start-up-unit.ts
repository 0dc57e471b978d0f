import type { Machine } from './machine.js';

const unit = 'xsconsole-network-reset.service';
const journal = `journalctl -b -u ${unit} --no-pager -o cat`;

/** The unit that looks after a reset or a change since this start of the machine. */
export interface StartUpUnit {
  /** Resolves once it has said this. */
  tells(text: string): Promise<void>;
  /** All that it has said. */
  told(): Promise<string>;
  /** Resolves once it has nothing to do any more. */
  ends(): Promise<void>;
}

/** The start-up unit of a machine. */
export function startUpUnit(machine: Machine): StartUpUnit {
  return {
    tells: (text) => machine.until(`${journal} | grep -qF '${text}'`),
    told: () => machine.run(journal),
    ends: () => machine.until(`systemctl show -p ActiveState --value ${unit} | grep -q ^inactive`),
  };
}

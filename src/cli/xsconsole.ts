import { errorStack } from '../model/index.js';
import {
  cleanLines,
  consoleHelp,
  consoleProgramWords as words,
  usageText,
  wrongUsage,
} from '../text/index.js';
import { beginProgram } from './begin-program.js';
import { readConsoleCall } from './console-options.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

const program = `xsconsole ${__XSCONSOLE_VERSION__}`;

async function main(): Promise<number> {
  beginProgram();
  const call = readConsoleCall(process.argv.slice(2), process.env);
  switch (call.kind) {
    case 'help':
      process.stdout.write(`${consoleHelp.join('\n')}\n`);
      return 0;
    case 'version':
      process.stdout.write(`${program}\n`);
      return 0;
    case 'wrong':
      process.stderr.write(`${wrongUsage('xsconsole', call.issues.map(usageText)).join('\n')}\n`);
      return 2;
    case 'open': {
      // Its own part of the program: help does not load it.
      const { openConsole } = await import('./console/open-console.js');
      return openConsole(call.options, call.xapi, program);
    }
  }
}

main().then(
  (status) => {
    process.exit(status);
  },
  (error: unknown) => {
    const stack = errorStack(error);
    process.stderr.write(`${cleanLines(words.bug(stack))}\n`);
    process.exit(70);
  },
);

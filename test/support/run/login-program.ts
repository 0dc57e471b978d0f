/**
 * A program that logs in to the machine it runs on, as the console does. It reads attempts from its
 * standard input, one after the other, and prints how each ended.
 */
import { readFileSync } from 'node:fs';
import { openTree } from '../../../src/host/index.js';
import { machineLogin } from '../../../src/host/login/machine-login.js';
import { systemCommands } from '../../../src/host/machine/commands.js';
import { isJsonObject, jsonText } from '../../../src/model/index.js';

async function main(helperPath: string): Promise<void> {
  const helper = readFileSync(helperPath, 'utf8');
  const files = await openTree('/');
  const attempts: unknown = JSON.parse(readFileSync(0, 'utf8'));
  const login = machineLogin({ commands: systemCommands, files, helper: () => helper }, 'boot');
  const ended: unknown[] = [];
  for (const attempt of Array.isArray(attempts) ? attempts : [])
    if (isJsonObject(attempt)) {
      const [user, password] = [jsonText(attempt, 'user'), jsonText(attempt, 'password')];
      ended.push(
        attempt['set'] === true
          ? await login.setPassword(user, password)
          : await login.authenticate(user, password, new AbortController().signal),
      );
    }
  process.stdout.write(JSON.stringify(ended));
}

void main(process.argv[2] ?? '');

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(__dirname, '../../assets/help');

/** The help pages by topic, as the program reads them. */
export const helpPages: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [basename(name, '.txt'), readFileSync(join(folder, name), 'utf8')]),
);

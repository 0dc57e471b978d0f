import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './import-lines.js';

/*
 * Which host a program works on is chosen once, at its entrance. Below it everything goes through
 * HostPort, whose parts say what a host has and does. Nobody asks which kind of host it is.
 */
const askers: Readonly<Record<string, string>> = {
  'src/cli/console/open-console.ts': 'the choice of a main: what the first picture says of a tree',
  'src/embedded/open-host.ts': 'the choice of all programs',
  'src/host/files/direct-disk.ts': 'how the files below a root are read',
  'src/host/files/is-this-machine.ts': 'the question itself',
  'src/host/files/root.ts': 'who follows the links of /proc and /sys',
};

/** The question by its name, the root by its text, and a kind that is given to a host. */
const ways: readonly RegExp[] = [
  /\bisThisMachine\b\(/u,
  /\broot [=!]== '\/'/u,
  /\bkind [=!]== '(?:machine|tree|embedded)'/u,
];

const asks = (text: string): boolean => ways.some((way) => way.test(text));

test('only these files ask whether a root is this machine', () => {
  const found = sourceFiles().filter((name) => asks(readFileSync(join(root, name), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(askers).sort());
});

test('a host has no kind', () => {
  const port = readFileSync(join(root, 'src/model/ports/host-port.ts'), 'utf8');
  expect(port).toContain('export interface HostPort {');
  expect(port).not.toMatch(/\bkind\b\??:/u);
});

test.each([
  "if (host.kind === 'machine') return;",
  "const known = kind !== 'tree';",
  "return opened.root === '/';",
  'if (isThisMachine(host.root)) return;',
])('%s is seen', (line) => {
  expect(asks(line)).toBe(true);
});

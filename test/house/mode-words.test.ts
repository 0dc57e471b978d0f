import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './import-lines.js';

/*
 * XenAPI's words for modes stand in one table each. All other code has the typed mode, which is
 * turned into a word or read from one where XenAPI, its database or a file begins.
 */

/** The words of a table, with the files that may have them, and why. */
const tables: readonly (readonly [word: RegExp, files: Readonly<Record<string, string>>])[] = [
  [
    /(['"`])(?:None|DHCP|Static|Autoconf)[46]?\1/u,
    {
      'src/model/address/ip-mode.ts': 'the table',
      'src/model/host/time-mode.ts': 'the table of another enumeration, which has DHCP too',
      'src/text/modes.ts': 'words for people, which only look alike',
    },
  ],
  [
    /(['"`])(?:Factory|Custom|Disabled)\1/u,
    {
      'src/model/host/time-mode.ts': 'the table',
    },
  ],
  [
    /(['"`])(?:balance-slb|active-backup)\1/u,
    {
      'src/model/network/wanted-bond.ts': 'the table',
      'src/embedded/lan/ovs-schema.ts': "Open vSwitch's words, among which is no lacp",
    },
  ],
];

const files = sourceFiles();

/** Without comments, which may say what a file holds. */
const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll(/^ *(?:\/\/|\/?\*).*$/gmu, '');

test.each(tables)("XenAPI's words %s stand in their table only", (word, allowed) => {
  const having = files.filter((file) => word.test(code(file)));
  expect(having.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

/** The documents with commands for people to type. */
export const documents = [
  'README.md',
  'RECOVERY.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'assets/ansible/README.md',
] as const;

/** The words that a command begins with. A file name or an option is not one of them. */
const begins =
  /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|xe|xe-\w[\w-]*|xsconsole|xsconsole-setup|xapi-server|complete-network-reset|\/opt\/xsconsole\/bin\/\S+|kill|man|systemctl|journalctl|rpm|dpkg|tar|sh|mount|ip|ansible-playbook) \S/u;

const text = (document: string): string => readFileSync(join(project, document), 'utf8');

/** A line without its comment. */
const bare = (line: string): string => line.replace(/\s+#.*$/u, '').trim();

/** The commands of a document's blocks, a line each: those that are marked `sh`, or set in. */
export function blockCommands(document: string): readonly string[] {
  const [, ...fenced] = text(document).split(/^```/mu);
  const marked = fenced.filter((_, index) => index % 2 === 0);
  const setIn = document.startsWith('assets/') ? (text(document).match(/^ {4}\S.*$/gmu) ?? []) : [];
  return [
    ...marked
      .filter((part) => part.startsWith('sh\n'))
      .flatMap((part) => part.split('\n').slice(1)),
    ...setIn,
  ]
    .map(bare)
    .filter((line) => line !== '');
}

/** The blocks of a document that are not marked as commands: drawings. */
export function drawings(document: string): readonly string[] {
  const [, ...fenced] = text(document).split(/^```/mu);
  return fenced.filter((part, index) => index % 2 === 0 && !part.startsWith('sh\n'));
}

/** The commands within the sentences of a document. */
export function sentenceCommands(document: string): readonly string[] {
  return [
    ...text(document)
      .replaceAll(/^```[\s\S]*?^```/gmu, '')
      .matchAll(/`([^`]+)`/gu),
  ]
    .map(([, code = '']) => code.replaceAll('\n', ' '))
    .filter((code) => begins.test(code) || /^npm \w/u.test(code));
}

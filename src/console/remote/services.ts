import { ipUnusable, isHostName, isIp, type RemoteServices } from '../../model/index.js';
import { clean, objectsWords, unknownValue, xapiWarning } from '../../text/index.js';
import { remoteWords as words } from '../../text/pages/remote.js';
import type { HostKnowledge, Knowledge } from '../knowledge.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { change, question } from '../widgets/change.js';
import { blank, code, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Spec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/** Starts the SSH server now and at boot, or stops it now and at boot. */
export interface SetSsh {
  readonly kind: 'setSsh';
  readonly on: boolean;
}

/** Sends the host's logs to an address or name too; '' ends that. */
export interface SetSyslog {
  readonly kind: 'setSyslog';
  readonly target: string;
}

/** What the page of the services asks for. */
export type RemoteEffects = SetSsh | SetSyslog | ReadObjects;
type Page = DialoguePage<RemoteEffects, ObjectAnswer>;

/** The fingerprints of the keys that the host shows to ssh clients. */
export function keyParagraphs({ machineSummary }: HostKnowledge): readonly Paragraph[] {
  if (machineSummary === null) return [];
  const { sshKeys } = machineSummary;
  if (!sshKeys.known) return [text(words.keysUnknown(unknownValue(sshKeys.reason)), 'warning')];
  if (sshKeys.value.length === 0) return [text(words.noKeys)];
  return [
    text(words.compare),
    ...sshKeys.value.flatMap(({ type, fingerprint }) => [
      text(clean(type), 'label'),
      code(clean(fingerprint)),
    ]),
  ];
}

/** Back to the services, which are read again. */
const backTo = (found: RemoteServices): Go<RemoteEffects, ObjectAnswer> => ({
  to: 'return',
  page: servicesPage(found),
  effects: [{ kind: 'readObjects', of: 'remote' }],
});

const sshPage = (on: boolean, found: RemoteServices): Page => ({
  name: 'ssh ask',
  topic: 'remote',
  spec: () =>
    question(
      on ? words.enable : words.disable,
      [text(on ? words.askEnable : words.askDisable, 'warning')],
      on ? words.yesEnable : words.yesDisable,
      change<RemoteEffects>({ kind: 'setSsh', on }, words.sshChange, backTo(found)),
    ),
});

const syslogPage = (target: string, found: RemoteServices): Page => ({
  name: 'syslog ask',
  topic: 'remote',
  spec: () =>
    question(
      words.target,
      [text(words.askSyslog(target))],
      words.yesSyslog,
      change<RemoteEffects>({ kind: 'setSyslog', target }, words.syslogChange, backTo(found)),
    ),
});

function targetIssue(typed: string): string {
  if (typed === '') return '';
  const usable = isIp(typed) ? ipUnusable(typed) === null : isHostName(typed);
  return usable ? '' : words.wrong(typed);
}

const formPage = (present: string, found: RemoteServices): Page => ({
  name: 'syslog form',
  topic: 'remote',
  spec: () => ({
    kind: 'form',
    title: words.formTitle,
    intro: [text(words.formIntro)],
    fields: [{ id: 'target', ...words.field, value: present }],
    issueOf: (typed) => () => targetIssue(typed('target')),
    submit: (typed) => ({ to: 'page', page: syslogPage(typed('target'), found) }),
  }),
});

function listSpec(found: RemoteServices, known: Knowledge): Spec<RemoteEffects, ObjectAnswer> {
  const { ssh, syslog } = found;
  const is = (on: boolean): boolean =>
    [ssh.running, ssh.atBoot].every((fact) => fact.known && fact.value === on);
  const xapi = xapiWarning(known.facts?.xapi ?? 'running');
  return {
    kind: 'list',
    title: words.label,
    intro: [
      pair(words.labels.now, words.running(ssh.running)),
      pair(words.labels.boot, words.atBoot(ssh.atBoot)),
      pair(words.labels.syslog, words.syslog(syslog)),
      ...(syslog.known && syslog.value.file !== ''
        ? [text(words.syslogFrom(syslog.value.file), 'dim')]
        : []),
      blank,
      ...keyParagraphs(known),
    ],
    columns: [],
    preselected: 0,
    rows: [
      {
        cells: [words.enable, words.enableMeans],
        disabled: is(true) ? words.isOn : '',
        go: { to: 'page', page: sshPage(true, found) },
      },
      {
        cells: [words.disable, words.disableMeans],
        disabled: is(false) ? words.isOff : '',
        go: { to: 'page', page: sshPage(false, found) },
      },
      {
        cells: [words.target, words.targetMeans],
        disabled: syslog.known && syslog.value.file === '' ? '' : (xapi?.what ?? words.needsXapi),
        go: { to: 'page', page: formPage(syslog.known ? syslog.value.to : '', found) },
      },
    ],
  };
}

/** The services; null: they are still being read. */
export const servicesPage = (found: RemoteServices | null): Page => ({
  name: found === null ? 'remote reading' : 'remote',
  topic: 'remote',
  spec: (known) =>
    found === null
      ? message(words.label, [text(objectsWords.reading, 'dim')])
      : listSpec(found, known),
  hears: {
    objects: (answer) =>
      answer.of === 'remote' && answer.found.known
        ? { to: 'instead', page: servicesPage(answer.found.value) }
        : null,
  },
});

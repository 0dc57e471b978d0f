import { keepingMtu, mtuHazards, usesNameServers, type ResetRequest } from '../../reset/index.js';
import {
  clean,
  fieldIssueText,
  hazardText,
  ipv4Words,
  ipv6Words,
  previewWords,
} from '../../text/index.js';
import { managementWords as words } from '../../text/pages/network/management.js';
import { requestOf } from '../reset/check.js';
import type { Answers } from '../reset/steps/step.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { blank, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { Spec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import { changedPage } from './countdown.js';
import type { ManagementDraft } from './draft.js';
import type { ManagementEffect } from './effects.js';

function requestParagraphs(
  { device, mac, vlan, ipv4, ipv6, dns }: ResetRequest,
  hostName: string,
): readonly Paragraph[] {
  const names = previewWords;
  return [
    pair(names.device, clean(device), 'accent'),
    ...(mac === null ? [] : [pair(names.mac, mac)]),
    pair(names.vlan, vlan === null ? names.untagged : `${vlan}`),
    pair(names.ipv4, ipv4Words(ipv4), 'accent'),
    pair(names.ipv6, ipv6Words(ipv6)),
    ...(usesNameServers({ ipv4, ipv6 })
      ? [pair(names.dns, dns.length === 0 ? names.none : dns.join(', '))]
      : []),
    pair(words.hostName, hostName === '' ? words.hostNameKept : clean(hostName)),
  ];
}

/**
 * The summary with the last question. If a value has become wrong since it was typed, it names that
 * issue instead.
 */
export function summarySpec(
  { hostName, returnWithin }: Pick<ManagementDraft, 'hostName' | 'returnWithin'>,
  answers: Answers,
  xapiElsewhere: boolean,
): Spec<ManagementEffect, ChangeAnswer> {
  const request = requestOf(answers);
  if (!request.ok) {
    return message(
      words.titles.summary,
      request.error.map((issue) => text(fieldIssueText(issue), 'bad')),
    );
  }
  const { device, mac, vlan, ipv4, ipv6, dns } = request.value;
  const { mtu } = keepingMtu({ device, vlan }, answers.facts);
  const paragraphs = [
    text(words.summary),
    blank,
    ...requestParagraphs(request.value, hostName),
    blank,
    text(words.summaryWarning, 'warning'),
    ...(returnWithin === 0
      ? []
      : [
          blank,
          text(words.trial.ahead(returnWithin)),
          blank,
          text(words.trial.goesOn(xapiElsewhere)),
        ]),
    ...mtuHazards(request.value, answers.facts).flatMap((hazard) => [
      blank,
      text(hazardText(hazard), hazard.severity === 'warns' ? 'warning' : 'plain'),
    ]),
  ];
  const asked = {
    configuration: { device, mac, vlan, ipv4, ipv6, dns, ...(mtu === undefined ? {} : { mtu }) },
    hostName: hostName === '' ? null : hostName,
  };
  return question(
    words.titles.summary,
    paragraphs,
    words.apply,
    change<ManagementEffect>(
      {
        kind: 'reconfigureManagement',
        request: asked,
        ...(returnWithin === 0 ? {} : { returnWithin }),
      },
      { ...words.changes.reconfigure, steps: words.steps },
      undefined,
      changedPage,
    ),
  );
}

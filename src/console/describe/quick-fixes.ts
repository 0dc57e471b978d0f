import { quickFixWords } from '../../text/index.js';
import { dnsWords } from '../../text/pages/network/dns.js';
import { managementWords } from '../../text/pages/network/management.js';
import { nicPageWords } from '../../text/pages/network/nics.js';
import { poolPageWords } from '../../text/pages/network/pool.js';
import { resetPage } from '../../text/pages/network/reset.js';
import type { EndWait } from '../restart/end-wait.js';
import { testWords } from '../../text/pages/network/test.js';

const labels = {
  dns: dnsWords.label,
  management: managementWords.label,
  nics: nicPageWords.label,
  reset: resetPage.label,
  test: testWords.label,
};

/** The menu items that can help. */
export type QuickFixItem = keyof typeof labels;

/** A quick fix for a warning that one key starts. */
export type QuickFix =
  | { readonly kind: 'item'; readonly item: QuickFixItem }
  /** Starts XAPI, or stops and starts it. */
  | { readonly kind: 'xapi'; readonly how: 'start' | 'restart' }
  /** Ends the wait for a confirmation. */
  | { readonly kind: 'confirm'; readonly answer: EndWait['answer'] }
  /** Changes this host's place in its pool, without a reset. */
  | { readonly kind: 'pool'; readonly how: 'point' | 'become' | 'recover' | 'playbook' };

/** A sentence that says what a quick fix's key does. */
export function quickFixText(key: string, quickFix: QuickFix): string {
  switch (quickFix.kind) {
    case 'item':
      return quickFixWords.open(key, labels[quickFix.item]);
    case 'confirm':
      return quickFixWords[quickFix.answer](key);
    case 'xapi':
      return quickFixWords[quickFix.how](key);
    case 'pool':
      return quickFixWords.open(
        key,
        poolPageWords[quickFix.how === 'playbook' ? 'supportersRow' : quickFix.how],
      );
  }
}

import type { ResetRecord } from '../journal/history.js';
import type { ResetStatus } from '../run/resets.js';
import { isVerificationReport } from './stored-report.js';
import type { VerificationReport } from './verification.js';

/** The report on the latest reset, as the journal has it. */
export type LastReport =
  /** The host has not completed a reset, or the reset was undone. */
  | { readonly state: 'none' }
  /** Nobody has read it yet: it can be made. */
  | { readonly state: 'unread'; readonly reset: ResetRecord }
  | {
      readonly state: 'read';
      readonly report: VerificationReport;
      readonly at: string;
      readonly user: string;
      /** What was recreated since the reset; null for nothing. */
      readonly rebuilt: ResetRecord['rebuilt'];
    };

/** The report on the latest reset: the one that somebody has read, if there is one. */
export function lastReport({
  latest,
  triggerTaken,
}: Pick<ResetStatus, 'latest' | 'triggerTaken'>): LastReport {
  if (latest.state === 'none' || latest.state === 'undone' || latest.state === 'undoing')
    return { state: 'none' };
  if (latest.state !== 'completed' && !triggerTaken) return { state: 'none' };
  const { acknowledged, rebuilt } = latest.reset;
  return acknowledged !== null && isVerificationReport(acknowledged.report)
    ? {
        state: 'read',
        report: acknowledged.report,
        at: acknowledged.at,
        user: acknowledged.user,
        rebuilt,
      }
    : { state: 'unread', reset: latest.reset };
}

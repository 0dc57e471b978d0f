import { itemLabels } from '../../text/index.js';
import type { HostKnowledge } from '../pages/page.js';
import { statusPage } from '../pages/status-page.js';
import type { PageSpec } from './page-spec.js';

/** The Status Display over the whole width, where fingerprints and long names stand in one line. */
export function statusDetailsPage(host: HostKnowledge): PageSpec {
  return {
    kind: 'text',
    title: itemLabels.status,
    blocks: statusPage({ ...host, hasSide: false }),
    keys: [],
    leave: [],
    escape: 'close',
  };
}

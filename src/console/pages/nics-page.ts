import {
  clean,
  itemPages,
  nicWords as words,
  statusWords,
  unknownValue,
} from '../../text/index.js';
import { blank, text } from '../paragraph.js';
import { nicDetails, physicalNics } from '../nics.js';
import { nicUse } from '../nic-use.js';
import type { Page } from './page.js';

/** Display NICs: every interface with hardware behind it. */
export const nicsPage: Page = ({ facts, status }) => {
  if (facts === null) return [text(statusWords.reading, 'dim')];
  if (!facts.nics.known)
    return [text(words.notReadable(unknownValue(facts.nics.reason)), 'warning')];
  const nics = physicalNics(facts);
  if (nics.length === 0) return [text(words.noneFound, 'warning')];
  return [
    text(itemPages.nicsIntro, 'dim'),
    ...nics.flatMap((nic) => {
      const isManagement = nicUse(nic, facts).use === 'management';
      const name = clean(nic.device);
      return [
        blank,
        text(
          isManagement ? `${name} (${words.management})` : name,
          isManagement ? 'accent' : 'heading',
        ),
        ...nicDetails(nic, status?.networks ?? [], '  '),
      ];
    }),
  ];
};

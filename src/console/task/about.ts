import { itemLabels } from '../../text/index.js';
import { blank, text } from '../paragraph.js';
import { pageOf } from '../pages/index.js';
import type { AboutPage } from './page.js';
import type { PageSpec, TaskContext } from './page-spec.js';

/** The whole page of a menu item, where only its beginning stands beside the menu. */
export function aboutPage({ item, reason }: AboutPage, context: TaskContext): PageSpec {
  const page = pageOf(item, context);
  const blocks = reason === '' ? page : [text(reason, 'warning'), blank, ...page];
  return { kind: 'text', title: itemLabels[item], blocks, keys: [], leave: [], escape: 'close' };
}

import { shown, type Walk } from '../../support/console-walk.js';

export const seen = (walk: Walk): string => shown(walk).join('\n');

export const runs = (walk: Walk): readonly Walk['effects'][number][] =>
  walk.effects.filter(({ kind }) => kind === 'runReset');

/** DHCP on eth1 from the first page to the preview. */
export const dhcp = ['enter', 'down', 'enter', 'home', 'enter', 'enter'] as const;

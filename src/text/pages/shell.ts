import { clean } from '../sanitize.js';

/** Words of Local Command Shell. */
export const shellWords = {
  label: 'Local Command Shell',
  keywords: 'bash command line terminal prompt',
  beside: ['Open a root shell on this screen. "exit" leads back here.'],
  failed: (detail: string): string => `No shell could be opened: ${clean(detail)}`,
} as const;

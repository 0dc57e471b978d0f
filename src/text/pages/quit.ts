/** Words of Quit. */
export const quitWords = {
  label: 'Quit',
  keywords: 'exit leave end',
  beside: ['Leave this console. The host goes on running.'],
  enter: 'Press Enter to leave.',
  asks: 'This console is closed. The host goes on running.',
  yes: 'Leave the console',
} as const;

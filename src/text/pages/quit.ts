/** Words of Quit. */
export const quitWords = {
  label: 'Quit',
  keywords: 'exit leave end',
  enter: 'Press Enter to leave.',
  yes: 'Leave the console',
  beside: (root: string): readonly string[] => [`Leave this console. ${hostThen(root)}`],
  asks: (root: string): string => `This console is closed. ${hostThen(root)}`,
} as const;

/** `root`: the directory of an embedded host; '' on a real one. */
function hostThen(root: string): string {
  return root === ''
    ? 'The host keeps running.'
    : 'An embedded host ends with the console that runs it.';
}

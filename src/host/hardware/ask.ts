import type { Commands } from '../machine/commands.js';

/** Output of a command that only reads, with its exit status; null when it cannot be run. */
export async function ask(
  commands: Commands | null,
  program: string,
  args: readonly string[],
  limitMs = 5_000,
): Promise<{ readonly status: number; readonly text: string } | null> {
  if (commands === null) return null;
  const end = await commands.run({ program, args, limitMs });
  return end.ok ? { status: end.value.status, text: end.value.stdout } : null;
}

/** The value behind `key : value` on a line of its own; '' when there is none. */
export function valueOf(text: string, key: string): string {
  for (const line of text.split('\n')) {
    const cut = line.indexOf(':');
    if (cut > 0 && line.slice(0, cut).trim() === key) return line.slice(cut + 1).trim();
  }
  return '';
}

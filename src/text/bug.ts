import type { ProgramName } from '../model/index.js';
import { clean } from './sanitize.js';

/** The last words of a program that a bug has ended. */
export function bugText(program: ProgramName, detail: string): string {
  return `This is a bug in ${program}. Please report it: ${clean(detail)}`;
}

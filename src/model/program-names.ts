/**
 * The build fills this in: where the programs are installed, with a slash behind it. Empty where
 * they are on PATH.
 */
declare const __XSCONSOLE_PROGRAMS__: string;

/** Our programs by name. */
export type ProgramName =
  | 'xsconsole'
  | 'xe-reset-networking'
  | 'xapi-server'
  | 'complete-network-reset'
  | 'xsconsole-setup';

/** The folder of the installed programs, with a slash behind it; '' where they are on PATH. */
export const programFolder =
  typeof __XSCONSOLE_PROGRAMS__ === 'undefined' ? '' : __XSCONSOLE_PROGRAMS__;

/**
 * How a person types the name of a program. On a host the bare name starts the host's own tool,
 * which has other options: so no hint gives a bare name.
 */
export const asTyped = (name: ProgramName): string => `${programFolder}${name}`;

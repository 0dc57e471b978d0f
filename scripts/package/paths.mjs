// The paths on a host. None of them belongs to the host's own xsconsole and xapi packages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const packageName = 'xsconsole-recovery';
export const home = 'opt/xsconsole';
export const bin = `${home}/bin`;
export const units = 'usr/lib/systemd/system';
export const manuals = 'usr/share/man/man8';
export const completions = 'usr/share/bash-completion/completions';
/** The folder of files that are fetched or made once and kept for the next run. */
export const cache = join(project, 'node_modules/.cache/xsconsole-package');

import { asTyped, type ListenError } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { optionHelp } from './usage.js';

/** The line for an address that xapi-server cannot listen on. */
export function listenErrorText({ code, address, detail }: ListenError): string {
  const place = clean(address);
  switch (code) {
    case 'inUse':
      return (
        `Another program already listens on ${place}: stop that one, or choose another ` +
        'address.'
      );
    case 'occupied':
      return (
        `${place} is not a socket, so it is left alone: remove it, or choose another path ` +
        'with --socket.'
      );
    case 'folderMissing':
      return `The folder of ${place} is not there: make it, or choose another path with --socket.`;
    case 'denied':
      return (
        `Listening on ${place} is not permitted: choose another address, or start ` +
        `${asTyped('xapi-server')} as a user who may.`
      );
    case 'notHere':
      return (
        `This machine does not have the address ${place}: give --listen one that it has, like ` +
        '127.0.0.1.'
      );
    case 'failed':
      return `Listening on ${place} fails (${clean(detail)}): choose another address.`;
  }
}

/** The sentences of xapi-server. */
export const serverWords = {
  linksLeadOut: (root: string): string =>
    `The links of /var/lib/xcp below ${clean(root)} lead nowhere safe. Nothing was changed.`,
  unloadable: (error: string): string =>
    `${clean(error)}. The file was not changed: correct it, or name another one.`,
  nobodyLogsIn: 'Without --password-file nobody can log in over TCP.',
  unsaved: (error: string): string =>
    `The pool database could not be written at the end: ${clean(error)}.`,
  startupBroken: (detail: string): string =>
    `A bug ended the start-up sequence: ${clean(detail)}. XAPI still answers.`,
  ready: (addresses: readonly string[]): string =>
    `xapi-server ready: ${addresses.map(clean).join(' ')}`,
} as const;

/** The screen of `xapi-server --help`. */
export const serverHelp: readonly string[] = [
  'Usage: xapi-server [--root DIR] [--database FILE] [--socket PATH]',
  '                   [--listen HOST:PORT] [--password-file FILE]',
  '                   [--allow-origin ORIGIN] [--pool-port PORT]',
  '',
  'The embedded XAPI: answers XenAPI calls on a pool database, and completes a',
  'network reset whose trigger it finds when it starts.',
  '',
  "  --root DIR              the host's file tree (default: $XSCONSOLE_ROOT, else",
  '                          /)',
  '  --database FILE         the pool database (default: var/lib/xcp/state.db',
  '                          below the root)',
  '  --socket PATH           the unix socket (default: var/lib/xcp/xapi below the',
  '                          root); only this user can connect, and counts as',
  '                          root',
  '  --listen HOST:PORT      also listen on TCP, where a login is needed; port 0',
  '                          takes a free one',
  '  --password-file FILE    who may log in: lines user:password[:role], roles',
  '                          pool-admin, read-only and none',
  '  --allow-origin ORIGIN   lets web pages of this origin read the answers (* is',
  '                          any); none may unless this is given',
  '  --pool-port PORT        the port by which the hosts of an embedded pool reach',
  '                          each other, on the loopback alone',
  '  -h, --help, --version',
  '',
  ...optionHelp,
  '',
  'XML-RPC is at / and /RPC2, JSON-RPC at /jsonrpc. One line on standard output',
  'tells when it is ready, and where.',
  'SIGTERM stops it. Exit status: 0 stopped; 1 it cannot run here, with the reason',
  'on standard error; 2 wrong usage.',
];

import type { XapiPlaceError } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { xapiErrorText } from '../xapi-error.js';

/**
 * The help lines about XenAPI, shared by all programs. `usual`: where a program looks without
 * options.
 */
export const xapiHelp = (usual: string): readonly string[] => [
  '  --xapi SOCKET|URL            the XAPI to use: the path of a socket, or',
  '                               https://USER@HOST[:PORT] (default:',
  `                               ${usual})`,
  '  --password-file FILE         read the password from the first line of FILE',
  '                               (default: ask for it)',
  "  --fingerprint SHA256         SHA-256 of the server's certificate, if no known",
  '                               authority signed it. Without this option you are',
  '                               asked once at a terminal',
  '  --plain-http                 allow plain http to another machine; anybody on',
  '                               the way can read the password',
];

const manual =
  'Compare it with the Status Display of that host, or with openssl x509 -noout -fingerprint ' +
  '-sha256 -in /etc/xensource/xapi-ssl.pem there.';

/** Questions at a terminal, and the sentences around them. */
export const xapiQuestions = {
  accept: (server: string, fingerprint: string): string =>
    `No known authority signed the certificate of ${clean(server)}. Its SHA-256 is\n` +
    `  ${clean(fingerprint)}\n${manual}\nIs it the right one (yes/no)? `,
  password: (user: string, server: string): string =>
    `Password of ${clean(user)} at ${clean(server)}: `,
  notKept: (detail: string): string =>
    `The accepted certificate could not be saved (${clean(detail)}): you will be asked again ` +
    'next time.',
} as const;

/** Why a program does not use the XenAPI that the user named, in a sentence or two. */
export function xapiPlaceErrorText(error: XapiPlaceError): string {
  switch (error.code) {
    case 'noPlace':
      return (
        '--xapi must be the path of a socket, or a URL like https://192.168.0.10 or ' +
        'https://root@192.168.0.10.'
      );
    case 'passwordInUrl':
      return (
        '--xapi: everybody can read a password in the URL in the list of processes. Leave it ' +
        'out to be asked for it, or give --password-file.'
      );
    case 'noFingerprint':
      return (
        '--fingerprint is the SHA-256 of a certificate, 64 hexadecimal digits with or without ' +
        'colons.'
      );
    case 'notForSocket':
      return '--fingerprint and --password-file go with a URL, not with a socket.';
    case 'notForHttp':
      return '--fingerprint goes with https: plain http has no certificate.';
    default:
      return refusedText(error);
  }
}

function refusedText({
  code,
  server,
  detail,
}: Extract<XapiPlaceError, { kind: 'refused' }>): string {
  const where = clean(server);
  const [first = '', second = ''] = detail.split(' ').map(clean);
  switch (code) {
    case 'plainHttp':
      return (
        `${where} is another machine, and everybody on the way can read a password that is sent ` +
        'over plain http. Use https, or insist with --plain-http.'
      );
    case 'unreachable':
      return `the certificate of ${where} cannot be looked at: ${xapiErrorText(detail)}.`;
    case 'changed':
      return (
        `the certificate of ${where} is not the one that was accepted (${first} then, ${second} ` +
        'now). Somebody may be in between. If the host has a new one, give it as --fingerprint, ' +
        'or remove the line in /var/lib/xsconsole/known-servers.json.'
      );
    case 'damaged':
      return (
        '/var/lib/xsconsole/known-servers.json, where accepted certificates are kept, is ' +
        `damaged. Give the one of ${where} as --fingerprint, or look at the file and remove it.`
      );
    case 'nobodyToAsk':
      return (
        `no known authority signed the certificate of ${where}, and nobody at a terminal can be ` +
        `asked. Give --fingerprint ${clean(detail)} if that is the right one. ${manual}`
      );
    case 'notAccepted':
      return `the certificate of ${where} was not accepted. Nothing was sent.`;
    case 'noPassword':
      return `${where} wants a password. Type it at a terminal, or give --password-file.`;
    case 'passwordFile':
      return `the password cannot be read: ${clean(detail)}.`;
  }
}

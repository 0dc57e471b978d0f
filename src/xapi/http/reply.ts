import type { ServerResponse } from 'node:http';
import { fairScheduler } from '../fair-scheduler.js';

/** Headers xapi puts on every answer. */
const COMMON = {
  'cache-control': 'no-cache, no-store',
  'access-control-allow-origin': '*',
} as const;

/** Text gathered before it is written: a turn of the event loop, a millisecond of encoding, and all that an answer nobody reads keeps in memory. */
const PIECE = 16_384;

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off('drain', end);
      response.off('close', end);
      resolve();
    };
    response.on('drain', end);
    response.on('close', end);
  });
}

/**
 * Sends a text that comes in pieces. A short one goes out whole with its length; a long one in chunks, never faster than the client takes it,
 * and other requests get their turns between the pieces. A client that takes nothing is cut off by its OneRequestSocket.
 */
export async function sendPieces(
  response: ServerResponse,
  contentType: string,
  pieces: Iterable<string>,
): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    if (!response.headersSent) response.writeHead(200, { ...COMMON, 'content-type': contentType });
    if (!response.write(text)) await drained(response);
    text = '';
    await fairScheduler.goOn();
    if (response.destroyed) return;
  }
  if (!response.headersSent)
    response.writeHead(200, {
      ...COMMON,
      'content-type': contentType,
      'content-length': Buffer.byteLength(text),
    });
  response.end(text);
}

/** Refuses in HTTP: an HTML page with one clear line, as xapi answers what is no XenAPI request. The connection ends, its body may be unread. */
export function refuse(
  response: ServerResponse,
  status: number,
  line: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const escaped = line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const page = `<html><body><h1>HTTP ${status}</h1><p>${escaped}</p></body></html>\n`;
  response.writeHead(status, {
    ...COMMON,
    ...headers,
    'content-type': 'text/html',
    'content-length': Buffer.byteLength(page),
    connection: 'close',
  });
  response.end(page);
}

/** Answers that all went well, with nothing more to say. */
export function sendEmpty(response: ServerResponse): void {
  response.writeHead(200, { ...COMMON, 'content-length': 0 });
  response.end();
}

/** Answers OPTIONS, as xapi does for browsers. */
export function sendOptions(response: ServerResponse): void {
  response.writeHead(200, {
    ...COMMON,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    'content-length': 0,
  });
  response.end();
}

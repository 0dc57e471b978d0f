import type { ServerResponse } from 'node:http';
import { fairScheduler } from '../fair-scheduler.js';

/**
 * The headers of every answer. xapi also lets every web page read its answers. Here the person who
 * starts the server decides that.
 */
const commonHeaders = { 'cache-control': 'no-cache, no-store' } as const;

/**
 * The characters gathered before a write. This bounds one turn of the event loop, to a millisecond
 * of encoding, and the memory of an answer that nobody reads.
 */
const pieceSize = 16_384;

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
 * The most bytes of one answer that is gathered and sent with its length. Some clients cannot read
 * chunks.
 */
const mostGathered = 4 * 1024 * 1024;
/** The most gathered bytes of all answers together. Beyond it, answers go out in chunks. */
const mostGatheredByAll = 12 * 1024 * 1024;
let gatheredByAll = 0;

/** An answer on its way out. It is gathered while there is room, and else sent in chunks. */
class Answer {
  private pieces: Buffer[] = [];
  private length = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly contentType: string,
  ) {
    response.on('close', () => {
      this.letGo();
    });
  }

  /** Adds a piece. False when the client is gone. */
  async add(text: string): Promise<boolean> {
    const piece = Buffer.from(text, 'utf8');
    const room =
      this.length + piece.length <= mostGathered &&
      gatheredByAll + piece.length <= mostGatheredByAll;
    if (this.response.destroyed) return false;
    if (piece.length === 0) return true;
    this.pieces.push(piece);
    this.length += piece.length;
    gatheredByAll += piece.length;
    if (room && !this.response.headersSent) return true;
    if (!this.response.headersSent) this.head({});
    return this.write();
  }

  async end(): Promise<void> {
    if (!this.response.headersSent) this.head({ 'content-length': this.length });
    if (await this.write()) this.response.end();
  }

  private head(more: Readonly<Record<string, number>>): void {
    this.response.writeHead(200, { ...commonHeaders, 'content-type': this.contentType, ...more });
  }

  /** Writes what is gathered, no faster than the client takes it. */
  private async write(): Promise<boolean> {
    for (let piece = this.pieces.shift(); piece !== undefined; piece = this.pieces.shift()) {
      this.length -= piece.length;
      gatheredByAll -= piece.length;
      if (!this.response.write(piece)) await drained(this.response);
      if (this.response.destroyed) return false;
    }
    return true;
  }

  private letGo(): void {
    gatheredByAll -= this.length;
    this.pieces = [];
    this.length = 0;
  }
}

/**
 * Sends a text that comes in pieces. Up to a few megabytes go out with their length, and more in
 * chunks. Other requests get their turns between the pieces. A client that takes nothing is cut off
 * by its OneRequestSocket.
 */
export async function sendPieces(
  response: ServerResponse,
  contentType: string,
  pieces: Iterable<string>,
): Promise<void> {
  const answer = new Answer(response, contentType);
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < pieceSize) continue;
    if (!(await answer.add(text))) return;
    text = '';
    await fairScheduler.goOn();
  }
  if (await answer.add(text)) await answer.end();
}

/**
 * Refuses a request in HTTP with an HTML page of one clear line, as xapi answers requests that are
 * not XenAPI. It ends the connection, because the body may be unread.
 */
export function refuse(
  response: ServerResponse,
  status: number,
  line: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const escaped = line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const page = `<html><body><h1>HTTP ${status}</h1><p>${escaped}</p></body></html>\n`;
  response.writeHead(status, {
    ...commonHeaders,
    ...headers,
    'content-type': 'text/html',
    'content-length': Buffer.byteLength(page),
    connection: 'close',
  });
  response.end(page);
}

/** Answers that all went well, with an empty body. */
export function sendEmpty(response: ServerResponse): void {
  response.writeHead(200, { ...commonHeaders, 'content-length': 0 });
  response.end();
}

/** Answers OPTIONS, as xapi does for browsers. */
export function sendOptions(response: ServerResponse): void {
  response.writeHead(200, {
    ...commonHeaders,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    'content-length': 0,
  });
  response.end();
}

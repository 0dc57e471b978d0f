// A process of its own with many clients that ask for a large answer over and over and throw it
// away: node many-clients.mjs SOCKET COUNT BODY. Prints a line once every client has begun to get
// its first answer; runs until it is killed or its standard input ends.
import { request } from 'node:http';

const [socketPath, count, body] = process.argv.slice(2);
let begun = 0;

function ask(first) {
  const sent = request(
    {
      socketPath,
      path: '/jsonrpc',
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    },
    (answer) => {
      begun += first ? 1 : 0;
      if (first && begun === Number(count)) console.log('begun');
      answer
        .on('end', () => {
          ask(false);
        })
        .resume();
    },
  );
  // The server ends, or has turned this client away: either is seen in the figures, not here.
  sent.on('error', () => {
    process.exitCode = 1;
  });
  sent.end(body);
}

for (let index = 0; index < Number(count); index += 1) ask(true);
process.stdin
  .on('end', () => {
    process.exit();
  })
  .resume();

// A webhook receiver to try things with, and a sample of how to verify: npm run receiver -- whsec_… prints each lead it gets.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const port = 4190;
const secret = process.argv[2];

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    const verified =
      secret === undefined ? 'not checked' : verify(request.headers, body, secret) ? 'valid' : 'INVALID';
    console.log(
      `${String(request.headers['webhook-id'])} · signature ${verified}\n${JSON.stringify(JSON.parse(body.toString()), null, 2)}`,
    );
    response
      .writeHead(verified === 'INVALID' ? 401 : 200, { 'content-type': 'application/json' })
      .end('{"id":"seen"}');
  });
}).listen(port, '127.0.0.1', () => console.log(`Waiting for leads on http://127.0.0.1:${port}/`));

/** Standard Webhooks: HMAC-SHA256 over "id.timestamp.body"; several signatures may be sent while a secret is being rotated. */
function verify(headers: NodeJS.Dict<string | string[]>, body: Buffer, signingSecret: string): boolean {
  const key = Buffer.from(signingSecret.replace(/^whsec_/, ''), 'base64');
  const signed = Buffer.concat([
    Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`),
    body,
  ]);
  const expected = createHmac('sha256', key).update(signed).digest();
  const recent = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300;
  const given = String(headers['webhook-signature'] ?? '')
    .split(' ')
    .map((part) => Buffer.from(part.replace(/^v1,/, ''), 'base64'));
  return (
    recent &&
    given.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected))
  );
}

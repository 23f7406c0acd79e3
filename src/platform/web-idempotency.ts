// Idempotency-Key: the same write sent twice happens once, and the second sender gets the first answer.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { invalid, Refusal } from './refusal.ts';
import type { Web } from './web.ts';
import { answerOf, claimKey, forgetClaim, forgetKeysBefore, keepAnswer, type Claim } from './web-store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The Idempotency-Key this request answers for; null when it has none. */
    claim: Claim | null;
  }
}

const givenUpMs = 60_000;
const dayMs = 86_400_000;

/** Mount after the guard: keys are kept apart by the caller's publisher. */
export function keepAnswers(web: Web, app: App): void {
  web.decorateRequest('claim', null);
  web.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === null) return;
    const { publisherId } = request.caller!;
    const claim: Claim = { publisherId, key, requestHash: hashOf(request), claimedAt: app.clock.now() };
    const kept = await claimOrRead(app, claim);
    if (kept === null) {
      request.claim = claim;
      return;
    }
    return replay(app, claim, kept, reply);
  });
  web.addHook('onSend', async ({ claim, id }, reply, payload) => {
    // A fault of ours is worth another try, so it is not kept.
    if (claim !== null)
      await (reply.statusCode >= 500 ? letGo(app, claim) : keep(app, claim, reply.statusCode, payload)).catch(
        (err) => app.log.error({ err, requestId: id }, 'request.answer_not_kept'),
      );
    return payload;
  });
}

/** For a timer: a key counts for a day. Resolves to how many were forgotten. */
export async function forgetOldIdempotencyKeys(app: App): Promise<number> {
  return forgetKeysBefore(app.db, new Date(app.clock.now().getTime() - dayMs));
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (request.caller === null || key === undefined || ['GET', 'HEAD', 'OPTIONS'].includes(request.method))
    return null;
  if (key === '') throw invalid('Idempotency-Key', 'Use 1 to 255 characters, or leave it out.', 'required');
  if (typeof key !== 'string' || key.length > 255)
    throw invalid('Idempotency-Key', 'Use 1 to 255 characters.', 'too_long', { max: 255 });
  return key;
}

/** What was asked, as it was understood: blanks and the order of members do not matter. */
function hashOf({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest();
}

type Kept = { status: number; sealedBody: string };

/** Null when the key is ours to answer. Throws Refusal for another request's key, and for one that is being answered. */
async function claimOrRead(app: App, claim: Claim): Promise<Kept | null> {
  const { publisherId, key, claimedAt } = claim;
  const { mine, answer } = await app.db.asPublisher(publisherId, async (tx) => {
    if (await claimKey(tx, claim, new Date(claimedAt.getTime() - givenUpMs)))
      return { mine: true, answer: undefined };
    return { mine: false, answer: await answerOf(tx, publisherId, key) };
  });
  if (mine) return null;
  if (answer && !answer.requestHash.equals(claim.requestHash))
    throw new Refusal(
      'idempotency_key_reused',
      'This Idempotency-Key came with another request before; use a new one.',
    );
  // A row that vanished between the two statements belonged to a try that failed just now.
  if (!answer || answer.status === null || answer.sealedBody === null)
    throw new Refusal(
      'idempotency_in_progress',
      'The first request with this key is not answered yet; try again shortly.',
      {
        retryAfterS: 1,
      },
    );
  return { status: answer.status, sealedBody: answer.sealedBody };
}

function replay(app: App, claim: Claim, { status, sealedBody }: Kept, reply: FastifyReply): FastifyReply {
  const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  reply.code(status).header('idempotency-replayed', 'true');
  const body = app.vault.open(sealedBody, placeOf(claim));
  return body === '' ? reply.send() : reply.type(type).serializer(asItIs).send(body);
}

async function keep(app: App, claim: Claim, status: number, payload: unknown): Promise<void> {
  const body = typeof payload === 'string' ? payload : '';
  const sealed = app.vault.seal(body, placeOf(claim));
  await app.db.asPublisher(claim.publisherId, (tx) => keepAnswer(tx, claim, status, sealed));
}

async function letGo(app: App, claim: Claim): Promise<void> {
  await app.db.asPublisher(claim.publisherId, (tx) => forgetClaim(tx, claim));
}

/** What binds a sealed answer to its row. */
export function answerPlace(publisherId: string, key: string): string {
  return `idempotency ${publisherId} ${key}`;
}

const placeOf = ({ publisherId, key }: Claim) => answerPlace(publisherId, key);
const asItIs = (payload: unknown) => payload as string;

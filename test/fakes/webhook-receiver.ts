// A receiver as the Standard Webhooks library builds it: verifies every signature, keeps each webhook-id once.
import { Webhook } from 'standardwebhooks';
import { startFarSide, type FarSide } from './http-far-side.ts';

export type Receiver = FarSide & {
  /** The first body taken under each webhook-id. */
  byId: Map<string, { type: string; data: { lead: { id: string } } }>;
  /** Ids in the order they came, repeats too. */
  ids: string[];
  /** Why requests were turned down. */
  turnedDown: string[];
  /** From now on only this secret is accepted. */
  expect(secret: string): void;
};

/** The library holds a request's time against this machine's clock, so tries must be made now. */
export async function startReceiver(secret: string): Promise<Receiver> {
  let verifier = new Webhook(secret);
  const byId: Receiver['byId'] = new Map();
  const ids: string[] = [];
  const turnedDown: string[] = [];

  const far = await startFarSide(({ headers, body }) => {
    try {
      const payload = verifier.verify(body, headers) as { type: string; data: { lead: { id: string } } };
      const id = headers['webhook-id']!;
      ids.push(id);
      if (!byId.has(id)) byId.set(id, payload);
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: `r-${byId.size}` }),
      };
    } catch (error) {
      turnedDown.push((error as Error).message);
      return { status: 401, body: 'no' };
    }
  });
  return Object.assign(far, {
    byId,
    ids,
    turnedDown,
    expect: (next: string) => void (verifier = new Webhook(next)),
  });
}

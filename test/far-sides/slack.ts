// Slack's incoming webhooks: plain words for answers, and every message taken is a message shown.
import * as z from 'zod';
import { httpPeer, type Peer } from '../far-side.ts';
import { startFarSide, type Answer, type Seen } from '../fakes/http-far-side.ts';

const path = '/services/T0AB12CD3/B0EF45GH6/xYz0secretPartOfTheHook1';

const Message = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z.tuple([
    z.strictObject({
      type: z.literal('header'),
      text: z.strictObject({
        type: z.literal('plain_text'),
        text: z.string().min(1).max(150),
        emoji: z.boolean(),
      }),
    }),
    z.strictObject({
      type: z.literal('section'),
      text: z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3000) }),
    }),
  ]),
});

export async function peer(): Promise<Peer> {
  const shown: unknown[] = [];
  const word = (status: number, body: string): Answer => ({ status, body });
  const serve = (request: Seen): Answer => {
    if (request.path !== path) return word(403, 'invalid_token');
    let said: unknown;
    try {
      said = JSON.parse(request.body.toString());
    } catch {
      return word(400, 'invalid_payload');
    }
    const message = Message.safeParse(said);
    if (!message.success) return word(400, 'invalid_blocks');
    shown.push(message.data);
    return word(200, 'ok');
  };
  const far = await startFarSide(serve);
  return {
    ...httpPeer(far, [path.split('/').at(-1)!]),
    settings: { webhookUrl: `${far.url}${path}` },
    wrong: { webhookUrl: `${far.url}${path.replace('xYz0', 'aaaa')}` },
    records: () => Promise.resolve(shown.length),
    keyed: false,
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}

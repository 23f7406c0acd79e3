// A Teams workflow: takes adaptive cards of at most 28 KB into its queue, and says no more than that.
import * as z from 'zod';
import { httpPeer, type Peer } from '../far-side.ts';
import { startFlow } from '../fakes/flow.ts';

const text = z.string().max(28 * 1024);
const Message = z
  .strictObject({
    type: z.literal('message'),
    attachments: z.tuple([
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({
          type: z.literal('AdaptiveCard'),
          version: z.literal('1.4'),
          body: z.tuple([
            z.looseObject({ type: z.literal('TextBlock'), text }),
            z.strictObject({
              type: z.literal('FactSet'),
              facts: z.array(z.strictObject({ title: text, value: text })).min(1),
            }),
          ]),
        }),
      }),
    ]),
  })
  .refine((message) => Buffer.byteLength(JSON.stringify(message)) <= 28 * 1024, 'larger than 28 KB');

export async function peer(): Promise<Peer> {
  const flow = await startFlow(Message);
  return {
    ...httpPeer(flow, [flow.sig]),
    settings: { workflowUrl: flow.triggerUrl },
    wrong: { workflowUrl: flow.triggerUrl.replace(flow.sig, 'another') },
    records: () => Promise.resolve(flow.runs.length),
    keyed: false,
    // Any answer with a good status means that the card was taken.
    reasons: { failing: 'remote_error', malformed: null },
  };
}

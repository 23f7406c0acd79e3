// A receiver that keeps what it got by webhook-id, and checks each signature.
import { httpPeer, minted, type Peer } from '../far-side.ts';
import { startReceiver } from '../fakes/webhook-receiver.ts';

export async function peer(): Promise<Peer> {
  const { signingSecret } = minted('webhook') as { signingSecret: string };
  const receiver = await startReceiver(signingSecret);
  return {
    ...httpPeer(receiver, [signingSecret]),
    settings: { url: receiver.url, signingSecret },
    wrong: { url: receiver.url, ...minted('webhook') },
    adopt: ({ signingSecret: shown }) => receiver.expect(String(shown)),
    records: () => Promise.resolve(receiver.byId.size),
    // What a receiver answers besides a 2xx is its own affair, so there is no malformed reply in a 200.
    reasons: { failing: 'remote_error', malformed: null },
  };
}

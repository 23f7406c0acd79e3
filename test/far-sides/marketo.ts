// A Marketo instance whose leads have a key field of ours.
import { httpPeer, type Peer } from '../far-side.ts';
import { startMarketo, tooOften } from '../fakes/marketo.ts';

export async function peer(): Promise<Peer> {
  const marketo = await startMarketo();
  const settings = {
    instance: marketo.url,
    clientId: marketo.clientId,
    clientSecret: marketo.clientSecret,
    way: 'record',
    keyField: 'leadshareKey',
  };
  const over = httpPeer(marketo, [marketo.clientSecret]);
  return {
    ...over,
    trouble: (next) => (next === 'throttled' ? marketo.script(tooOften) : over.trouble(next)),
    settings,
    wrong: { ...settings, clientSecret: 'anotherSecretOf32Characters00000' },
    records: () => Promise.resolve(marketo.leads.length),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    throttledMs: 20_000,
    // Adobe says itself that they leave duplicates.
    parallel: false,
    follows: {
      fields: [{ target: 'leadScore', source: { from: 'field', field: 'opportunity.value' } }],
      value: 'leadScore',
      recordOf: (key) => marketo.leads.find(({ values }) => values['leadshareKey'] === key)?.values,
      remove: (key) =>
        void marketo.leads.splice(
          marketo.leads.findIndex(({ values }) => values['leadshareKey'] === key),
          1,
        ),
    },
    endTokens: () => (marketo.token = ''),
    refuseOne: (at) => marketo.skip(at, '1007', 'Multiple lead match lookup criteria'),
  };
}

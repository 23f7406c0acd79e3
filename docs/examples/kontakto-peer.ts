// The far side of the worked example: as much of Kontakto as the connector asks of it, stateful and as strict as the real one.
import * as z from 'zod';
import { httpPeer, type Peer } from '../../test/far-side.ts';
import { startFarSide, type Answer, type Seen } from '../../test/fakes/http-far-side.ts';

const Contact = z.strictObject({
  name: z.string().min(1).max(80),
  email: z.string().max(120).optional(),
  about: z.string().max(2000).optional(),
});

export async function peer(): Promise<Peer> {
  const apiKey = 'kontakto-key-0123456789abcdef';
  const contacts = new Map<string, { id: string; closed: boolean }>();
  const serve = ({ method, path, headers, body }: Seen): Answer => {
    if (headers['authorization'] !== `Bearer ${apiKey}`)
      return json(401, { error: 'This key is not known.' });
    const [, key] = /^\/api\/contacts\/([a-z0-9-]{1,64})$/.exec(path) ?? [];
    if (method !== 'PUT' || key === undefined) return json(404, { error: 'There is nothing here.' });
    const contact = Contact.safeParse(JSON.parse(body.toString()));
    if (!contact.success) return json(422, { error: z.prettifyError(contact.error) });
    const known = contacts.get(key) ?? { id: `c-${contacts.size + 1}`, closed: false };
    if (known.closed) return json(409, { error: 'This contact was archived.' });
    contacts.set(key, known);
    return json(200, { id: known.id });
  };
  const far = await startFarSide(serve);
  const settings = { url: far.url, apiKey };
  return {
    ...httpPeer(far, [apiKey]),
    settings,
    wrong: { ...settings, apiKey: 'another-key' },
    records: () => Promise.resolve(contacts.size),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    closeRecord: (key) => void (contacts.get(key)!.closed = true),
  };
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

// The connector of the worked example: Kontakto, a CRM that keeps contacts under a key of ours.
import { answersOf } from '../../src/connectors/answers.ts';
import { defineCrm, type WireReply } from '../../src/connectors/connector.ts';
import { objectIn, readCommon } from '../../src/connectors/reply.ts';
import { reviewUrl } from '../../src/connectors/review-url.ts';

const answer = answersOf('Kontakto');

export const kontakto = defineCrm({
  kind: 'kontakto',
  name: 'Kontakto',
  // A form, its validation, the encryption of secrets, their redaction and a page of documents are made from these.
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'Kontakto address',
      help: 'The address you open Kontakto with, such as https://acme.kontakto.example.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'apiKey',
      kind: 'secret',
      label: 'API key',
      help: 'In Kontakto: Settings, Integrations, New key.',
      required: true,
      maxLength: 100,
    },
  ],
  review: ({ url = '' }) => reviewUrl('url', url, { example: 'https://acme.kontakto.example' }),

  // What a person may map to, and what a lead gives unless a person decides otherwise.
  mappable: {
    targets: [
      { name: 'name', label: 'Name', type: 'text', required: true, maxLength: 80 },
      { name: 'email', label: 'E-mail', type: 'text', required: false, maxLength: 120 },
      { name: 'about', label: 'About', type: 'text', required: false, maxLength: 2000 },
    ],
    open: false,
    defaults: [
      { target: 'name', source: { from: 'field', field: 'contact.name' }, fallback: 'Unknown' },
      { target: 'email', source: { from: 'field', field: 'contact.email' } },
      { target: 'about', source: { from: 'field', field: 'lead.summary' } },
    ],
  },

  // The key is the same on every try, so a repeat finds the contact that is there.
  async push({ key, values }, settings, wire) {
    const base = settings['url']!.replace(/\/+$/, '');
    const reply = await wire.send({
      method: 'PUT',
      url: `${base}/api/contacts/${key}`,
      headers: { authorization: `Bearer ${settings['apiKey']}`, 'content-type': 'application/json' },
      body: JSON.stringify(values),
    });
    const id = reply.status === 200 ? objectIn(reply.body)?.['id'] : undefined;
    if (typeof id === 'string') return { is: 'delivered', externalId: id, url: `${base}/contacts/${id}` };
    return failed(reply, wire.now);
  },
});

/** Every answer that Kontakto documents, each as a meaning that has a decision and a sentence in every language. */
function failed(reply: WireReply, now: Date) {
  const { status } = reply;
  const said = objectIn(reply.body)?.['error'];
  switch (status) {
    case 200:
      return answer('not_understood', { status }, { reply, now });
    case 401:
      return answer('credentials_wrong', { status, said });
    case 409:
      return answer('record_closed', { status, said });
    case 422:
      return answer('lead_refused', { status, said });
    default:
      return (
        readCommon(reply, now, answer, said) ??
        (status < 500
          ? answer('request_refused', { status, said })
          : answer('failed_inside', { status }, { reply, now }))
      );
  }
}

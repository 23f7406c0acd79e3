// Web-to-Lead: every post is a lead, the answer is always 200; a header tells of an organization that cannot take it.
import { z } from 'zod';
import { startFarSide } from '../fakes/http-far-side.ts';
import { httpPeer, type Peer } from '../far-side.ts';

const oid = '00D5e0000001AbC';
const form = z.strictObject({
  oid: z.string(),
  encoding: z.literal('UTF-8'),
  last_name: z.string().min(1).max(80),
  company: z.string().min(1).max(255),
  first_name: z.string().max(40).optional(),
  email: z.string().max(80).optional(),
  phone: z.string().max(40).optional(),
  title: z.string().max(128).optional(),
  country: z.string().max(80).optional(),
  lead_source: z.string().max(255).optional(),
  description: z.string().max(32_000).optional(),
  doNotCall: z.literal('1').optional(),
  emailOptOut: z.literal('1').optional(),
});

export async function peer(): Promise<Peer> {
  let leads = 0;
  const far = await startFarSide(({ method, headers, body }) => {
    if (method !== 'POST' || headers['content-type'] !== 'application/x-www-form-urlencoded')
      return { status: 400, body: '' };
    const sent = form.parse(Object.fromEntries(new URLSearchParams(body.toString())));
    const taken = sent.oid === oid;
    if (taken) leads += 1;
    return {
      status: 200,
      headers: {
        'is-processed': taken ? 'true' : 'true Exception:common.exception.SalesforceGenericException',
      },
      body: '<html></html>',
    };
  });
  const settings = { oid, formUrl: `${far.url}/servlet/servlet.WebToLead?encoding=UTF-8` };
  return {
    ...httpPeer(far, ['it has none']),
    secrets: [],
    settings,
    wrong: { ...settings, oid: '00D5e0000009ZzZ' },
    records: () => Promise.resolve(leads),
    // Salesforce answers 200 with any page, so there is nothing malformed in it.
    reasons: { failing: 'remote_error', malformed: null },
    keyed: false,
  };
}

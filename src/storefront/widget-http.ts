// The forms on other web sites: the same form as data, for the origins that the listing names and for nobody else.
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { placeKey } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import { takesNul } from '../platform/web-fit.ts';
import type { Web } from '../platform/web.ts';
import { campaignName, campaignOf } from './campaign.ts';
import { inWords, recipientsOf } from './consent-text.ts';
import { contactOf } from './contact-line.ts';
import type { Desk, Offered } from './desk.ts';
import { countryOf, deviceOf, referrerOf, type Entry } from './entry.ts';
import { optionsFor, valuesOf, wordsOfField } from './fields.ts';
import { sayFault } from './form-page.ts';
import { callOf } from './listing-page.ts';
import { embeddableListing, type StoreListing } from './store.ts';
import { isRobot, type Traffic } from './traffic.ts';
import { viewOf, type View } from './view.ts';
import { workBits } from './work.ts';

const path = '/store/api/listings/:listingId/forms/:call';
const text = z.string().max(8_192).default('');
const Sent = takesNul(
  z.strictObject({
    token: text,
    work: text,
    website: text,
    page: text,
    tick: z.boolean().default(false),
    values: z.record(z.string(), z.string().max(8_192)).default({}),
  }),
);

type Lent = { Params: { listingId: string; call: string }; Querystring: Record<string, string> };

export function widgetRoutes(web: Web, app: App, desk: Desk, traffic: Traffic): void {
  /** A listing that is not lent to this origin is not there, whether or not it exists. */
  const lent = async (request: FastifyRequest<Lent>, reply: FastifyReply): Promise<StoreListing> => {
    void reply.header('vary', 'origin, accept-language');
    const { origin } = request.headers;
    const { listingId, call } = request.params;
    const listing = origin === undefined ? undefined : await embeddableListing(app.db, listingId, origin);
    if (listing === undefined || callOf(listing) !== call) throw notFound('form');
    void reply.header('access-control-allow-origin', origin);
    return listing;
  };
  const schema = { hide: true };

  web.options<Lent>(path, { schema }, async (request, reply) => {
    await lent(request, reply);
    return reply
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      })
      .code(204)
      .send();
  });

  web.get<Lent>(path, { schema }, async (request, reply) => {
    const listing = await lent(request, reply);
    const view = viewFor(request, listing);
    if (!isRobot(request.headers['user-agent']))
      traffic.count(listing, 'view', {
        ...entryFrom(request.headers.origin!, request),
        campaign: campaignName(view.campaign),
        country: countryOf(app.config.countryHeader, request.headers),
      });
    return formOf(view, listing, await desk.offer(listing, callOf(listing), view.language));
  });

  web.post<Lent & { Body: z.infer<typeof Sent> }>(
    path,
    { schema: { ...schema, body: Sent }, bodyLimit: 256 * 1024 },
    async (request, reply) => {
      const listing = await lent(request, reply);
      const view = viewFor(request, listing);
      const call = callOf(listing);
      const { token, work, website, page, tick, values } = request.body;
      const pageUrl = pageOn(request.headers.origin!, page);
      const fields = await desk.fields(listing, call);
      const outcome = await desk.submit({
        listing,
        call,
        fields,
        values: valuesOf(fields, (name) => values[name]),
        honeypot: website,
        ticked: tick,
        token,
        work,
        campaign: campaignOf(new URL(pageUrl).searchParams),
        entry: entryFrom(pageUrl, request),
        pageUrl,
        network: placeKey(request.ip),
      });
      if (outcome.is === 'sent') return reply.code(201).send(thanks(view, listing));
      const errors = Object.fromEntries(outcome.faults.map((fault) => [fault.name, sayFault(view, fault)]));
      const notice =
        outcome.why === 'faults'
          ? view.words('form.wrong', { count: outcome.faults.length })
          : view.words(`form.${outcome.why}`);
      const form = formOf(view, listing, await desk.offer(listing, call, view.language));
      return reply.code(outcome.status).send({ notice, errors, form });
    },
  );
}

function viewFor({ url, query, headers }: FastifyRequest<Lent>, listing: StoreListing): View {
  return viewOf(url.split('?', 1)[0]!, query, headers['accept-language'], listing.defaultLanguage);
}

/** Everything that the widget shows, in the reader's language. */
function thanks({ words, language }: View, listing: StoreListing): { title: string; message: string[] } {
  const recipients = inWords(recipientsOf(listing, language), language);
  const publisher = listing.publisherName;
  return {
    title: words('thanks.title'),
    message: [words('thanks.sent', { recipients }), words('thanks.next', { publisher })],
  };
}

function formOf(view: View, listing: StoreListing, { token, consent, fields }: Offered) {
  const { words, language } = view;
  const call = callOf(listing);
  return {
    language,
    title: `${words(`call.${call}`)}: ${listing.title}`,
    promise: words(`promise.${call}`),
    required: words('form.required'),
    fields: fields.map((field) => ({
      name: field.name,
      ...wordsOfField(field, language, words),
      required: field.required,
      most: field.most,
      autocomplete: field.autocomplete,
      kind: field.kind === 'yes_no' ? 'choice' : field.kind,
      options: optionsFor(field, language, words),
    })),
    website: words('form.website'),
    consent: { title: words('form.consent'), button: consent.button, tick: consent.tick },
    contact: contactOf(view, listing),
    send: words(`call.${call}`),
    failed: words('form.notStored'),
    token,
    workBits,
  };
}

/** The web site that shows the form is where it began. */
const entryFrom = (pageUrl: string, { headers }: FastifyRequest): Entry => ({
  referrer: referrerOf(undefined, pageUrl, headers.host),
  device: deviceOf(headers['user-agent']),
});

/** The page the widget says it stands on, if that is of the origin the browser named. */
function pageOn(origin: string, page: string): string {
  const said = URL.canParse(page) && new URL(page).origin === origin ? page : origin;
  return said.slice(0, 2_000);
}

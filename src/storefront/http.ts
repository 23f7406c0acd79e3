// The public store: pages for anybody, without cookies, and the forms on them. What is not published is not there.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defaultLanguage } from '../accounts/store.ts';
import { placeKey } from '../accounts/tries.ts';
import type { CallToAction } from '../catalog/listing.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import type { Intake } from '../intake/intake.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { cursorTo, listQuery } from '../platform/web-list.ts';
import { sendHtml, takesGzip } from '../platform/web-html.ts';
import { problemOf } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import type { Language } from '../platform/words.ts';
import { formScript, stylesheet, widgetScript, type Asset } from './assets.ts';
import { campaignName } from './campaign.ts';
import { consentRoutes } from './consent-http.ts';
import { openDesk, type Desk } from './desk.ts';
import { countryOf, deviceOf, referrerOf } from './entry.ts';
import { valuesOf } from './fields.ts';
import { openFormToken } from './form-token.ts';
import { formPage, honeypot, type Again } from './form-page.ts';
import { callOf, listingPage, problemPage, thanksPage } from './listing-page.ts';
import { listPage, pathOf } from './list-page.ts';
import { publishedAfter, publishedListing, type Place, type StoreListing } from './store.ts';
import { isRobot, Traffic, type What } from './traffic.ts';
import { trafficRoutes } from './traffic-http.ts';
import { inLanguage, link, policy, viewOf, type View } from './view.ts';
import { widgetRoutes } from './widget-http.ts';

/** Bytes of a form, with each character of its longest texts as nine: %E2%82%AC. */
const longestForm = 256 * 1024;
const perPage = 24;
const schema = { hide: true };

export function storeRoutes(web: Web, app: App, intake: Intake): void {
  const desk = openDesk(app, intake);
  const traffic = new Traffic(app);
  web.addHook('onClose', () => traffic.close());
  consentRoutes(web, app);
  trafficRoutes(web, app);
  assetRoutes(web);
  // A plugin of its own: forms are read, and errors are pages, on these routes alone.
  void web.register(async (store) => {
    store.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: longestForm },
      (_request, body, done) => done(null, new URLSearchParams(body)),
    );
    store.setErrorHandler((error, request, reply) => {
      const { status, headers } = problemOf(error, request.id);
      if (status >= 500) app.log.error({ err: error, requestId: request.id }, 'request.failed');
      if (headers['retry-after']) void reply.header('retry-after', headers['retry-after']);
      // Text that no database holds names nothing.
      if (status === 400) return notThere(app, request, reply);
      // Perhaps it is the database that fails.
      const view = viewFor(request, 'en');
      return send(reply, view, status, problemPage(view, 'failed'));
    });
    pageRoutes(store, app, traffic);
    formRoutes(store, app, desk, traffic);
  });
  void web.register(async (lent) => widgetRoutes(lent as unknown as Web, app, desk, traffic));
}

function assetRoutes(web: Web): void {
  const serve = (asset: Asset, cache: string, more: Record<string, string> = {}) =>
    web.get(asset.path, { schema }, async (request, reply) => {
      const zips = takesGzip(request);
      void reply.headers({ 'cache-control': cache, vary: 'accept-encoding', ...more }).type(asset.type);
      if (zips) void reply.header('content-encoding', 'gzip');
      return reply.send(zips ? asset.zipped : asset.body);
    });
  serve(stylesheet, 'public, max-age=31536000, immutable');
  serve(formScript, 'public, max-age=31536000, immutable');
  serve(widgetScript, 'public, max-age=300', { 'cross-origin-resource-policy': 'cross-origin' });
}

type Visit = { Params: { publisher: string; listing: string; call: string } };

function pageRoutes(store: Web, app: App, traffic: Traffic): void {
  const list = async (request: FastifyRequest, reply: FastifyReply, storefront: string | null) => {
    const view = await operatorsView(app, request);
    if (storefront !== null && storefrontById(storefront) === null) return notThere(app, request, reply);
    const query = request.query as Record<string, unknown>;
    const q = typeof query['q'] === 'string' ? query['q'].replaceAll('\0', '').trim().slice(0, 100) : '';
    const place = placeOf(query['after']);
    const rows = await publishedAfter(app.db, { storefront, q: q.toWellFormed() }, place, perPage + 1);
    const listings = rows.slice(0, perPage);
    const next = rows.length > perPage ? cursorTo(JSON.stringify(listings.at(-1)!.place)) : null;
    const page = { listings, storefront, q, next, later: place !== null };
    return send(reply, view, 200, listPage(view, page));
  };
  store.get('/store', { schema }, (request, reply) => list(request, reply, null));
  store.get<{ Params: { storefront: string } }>('/store/:storefront', { schema }, (request, reply) =>
    list(request, reply, request.params.storefront),
  );
  store.get<Visit>('/store/:publisher/:listing', { schema }, async (request, reply) => {
    const found = await publishedListing(app.db, request.params.publisher, request.params.listing);
    if (found === undefined) return notThere(app, request, reply);
    const view = viewFor(request, found.defaultLanguage);
    count(app, traffic, request, view, found, 'view');
    return send(reply, view, 200, listingPage(view, found));
  });
}

function formRoutes(store: Web, app: App, desk: Desk, traffic: Traffic): void {
  const path = '/store/:publisher/:listing/:call';
  /** The listing, if it is published and its page has this button. */
  const found = async ({ params }: FastifyRequest<Visit>) => {
    const listing = await publishedListing(app.db, params.publisher, params.listing);
    return listing !== undefined && callOf(listing) === params.call ? listing : null;
  };

  store.get<Visit>(path, { schema }, async (request, reply) => {
    const listing = await found(request);
    if (listing === null) return notThere(app, request, reply);
    const view = viewFor(request, listing.defaultLanguage);
    const call = callOf(listing);
    count(app, traffic, request, view, listing, call);
    const offered = await desk.offer(listing, call, view.language);
    return send(reply, view, 200, formPage(view, listing, call, offered, null));
  });

  store.get<Visit>(`${path}/thanks`, { schema }, async (request, reply) => {
    const listing = await found(request);
    if (listing === null) return notThere(app, request, reply);
    const view = viewFor(request, listing.defaultLanguage);
    return send(reply, view, 200, thanksPage(view, listing));
  });

  store.post<Visit>(path, { schema, bodyLimit: longestForm }, async (request, reply) => {
    const listing = await found(request);
    if (listing === null) return notThere(app, request, reply);
    const call = callOf(listing);
    const typed = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const token = typed.get('token') ?? '';
    const view = asShown(app, request, listing, call, token);
    const fields = await desk.fields(listing, call);
    const values = valuesOf(fields, (name) => typed.get(name));
    const ticked = typed.get('tick') !== null;
    const outcome = await desk.submit({
      listing,
      call,
      fields,
      values,
      ticked,
      token,
      honeypot: typed.get(honeypot) ?? '',
      work: typed.get('work') ?? '',
      campaign: view.campaign,
      entry: { referrer: view.referrer, device: deviceOf(request.headers['user-agent']) },
      pageUrl: `${app.publicUrl()}${link(view, view.path)}`,
      network: placeKey(request.ip),
    });
    if (outcome.is === 'sent') return reply.redirect(link(view, `${pathOf(listing)}/${call}/thanks`), 303);
    const came: Again = { ...outcome, values, ticked };
    const offered = await desk.offer(listing, call, view.language);
    if (outcome.status !== 422) void reply.header('retry-after', outcome.status === 429 ? '600' : '5');
    return send(reply, view, outcome.status, formPage(view, listing, call, offered, came));
  });
}

/** In the language the form was shown in, whatever the browser prefers by now. */
function asShown(
  app: App,
  request: FastifyRequest,
  listing: StoreListing,
  call: CallToAction,
  token: string,
): View {
  const view = viewFor(request, listing.defaultLanguage);
  const shown = openFormToken(app.vault, token, { listingId: listing.id, call }, app.clock.now());
  return shown === null ? view : inLanguage(view, shown.language);
}

function viewFor({ url, query, headers }: FastifyRequest, otherwise: Language): View {
  const asked = query as Record<string, unknown>;
  const referrer = referrerOf(asked['from'], headers.referer, headers.host);
  return viewOf(url.split('?', 1)[0]!, asked, headers['accept-language'], otherwise, referrer);
}

/** Of pages that belong to no one publisher. */
async function operatorsView(app: App, request: FastifyRequest): Promise<View> {
  return viewFor(request, (await defaultLanguage(app.db, operatorId)).counts);
}

/** Not what a robot asks for, nor a browser in advance, nor a page that leads to itself, as by switching its language. */
function count(
  app: App,
  traffic: Traffic,
  request: FastifyRequest,
  view: View,
  listing: StoreListing,
  what: What,
): void {
  const { headers } = request;
  if (request.method !== 'GET' || isRobot(headers['user-agent'])) return;
  if (headers['sec-purpose'] !== undefined || headers['purpose'] !== undefined) return;
  if (URL.canParse(headers.referer ?? '') && new URL(headers.referer!).pathname === view.path) return;
  traffic.count(listing, what, {
    campaign: campaignName(view.campaign),
    referrer: view.referrer,
    country: countryOf(app.config.countryHeader, headers),
    device: deviceOf(headers['user-agent']),
  });
}

async function notThere(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const view = await operatorsView(app, request);
  return send(reply, view, 404, problemPage(view, 'notFound'));
}

function send(reply: FastifyReply, view: View, status: number, page: string): FastifyReply {
  // Its own pages tell one another where a visit came from, others nothing.
  void reply.header('referrer-policy', 'same-origin');
  return sendHtml(reply, status, { language: view.language, policy, html: page });
}

/** Null for what is no place in a list of ours: the list then begins at its beginning. */
function placeOf(cursor: unknown): Place | null {
  if (typeof cursor !== 'string') return null;
  const place = listQuery.cursor.safeParse(cursor);
  if (!place.success || place.data === undefined) return null;
  try {
    const { storefront, title, id } = JSON.parse(place.data) as Record<string, unknown>;
    const known = typeof storefront === 'string' && typeof title === 'string' && typeof id === 'string';
    return known && !`${storefront}${title}${id}`.includes('\0') ? { storefront, title, id } : null;
  } catch {
    return null;
  }
}

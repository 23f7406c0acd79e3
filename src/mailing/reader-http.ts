// What readers of mails reach: links that lead on, and the page that ends the mails. Open to everybody who has the address.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeKey, Tries } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { languageNamed, wordsOf } from '../platform/words.ts';
import type { View } from '../storefront/view.ts';
import { insertClicks, linkUrl, type NewClick } from './click-store.ts';
import { signOf } from './clicked-by.ts';
import { knownMail } from './mail-store.ts';
import { longestBody, readerPages, schema, sendPage, viewFor, wantsBack, type Visit } from './reader-page.ts';
import { knownSecret } from './secret-store.ts';
import { allowAddress, stopAddresses } from './stop.ts';
import { stopsAfter } from './stop-store.ts';
import { stopPage, type StopState } from './stop-page.ts';
import { publisherOfToken, readToken, type Token } from './token.ts';

const minute = 60_000;
/** Wrong addresses from one place; right ones are not counted, since mail providers ask for many readers from few places. */
const wrongFromPlace = { atMost: 60, withinMs: 10 * minute };
/** Of one mail. */
const perMail = { atMost: 30, withinMs: 10 * minute };

type Stop = Extract<Token, { is: 'stop' }>;

export function readerRoutes(web: Web, app: App): void {
  const tries = new Tries(app.clock);
  const known: Known = async (request, token) => {
    const publisherId = token.length < 400 ? publisherOfToken(token) : null;
    const secret = publisherId === null ? null : await knownSecret(app, app.db, publisherId);
    const read = secret === null ? null : readToken(secret, token);
    if (read === null) tries.take(`wrong ${placeKey(request.ip)}`, wrongFromPlace);
    return read;
  };
  readerPages(web, app, (pages) => {
    linkRoute(pages, app, known, tries);
    stopRoutes(pages, app, known, tries);
  });
}

type Known = (request: FastifyRequest, token: string) => Promise<Token | null>;

function linkRoute(pages: Web, app: App, known: Known, tries: Tries): void {
  const clicks = new GroupCommit<NewClick, void>({
    flush: async (batch) => {
      await insertClicks(app.db, batch);
      return batch.map(() => undefined);
    },
    maxBatch: 200,
    maxFlights: 1,
    maxWaiting: 10_000,
  });
  pages.get<Visit>('/m/*', { schema }, async (request, reply) => {
    const token = await known(request, request.params['*']);
    if (token?.is !== 'follow') return send(reply, viewFor(request), 404, 'notFound');
    const { publisherId, mailId, link } = token;
    const url = link === null ? null : await linkUrl(app.db, publisherId, link);
    const mail = await knownMail(app.db, publisherId, mailId);
    if (mail !== undefined && mayNote(tries, mailId)) {
      const at = app.clock.now();
      const sign = signOf(request.method, request.headers);
      const id = newId('clk', at);
      await clicks.add({ publisherId, mailId, leadId: mail.leadId, id, link: url, at, sign });
    }
    // The link that nobody sees leads nowhere.
    if (url === null) return reply.code(204).send();
    return reply.header('x-robots-tag', 'noindex').redirect(url, 302);
  });
}

function stopRoutes(pages: Web, app: App, known: Known, tries: Tries): void {
  const test = '/mails/stop/test';
  pages.get(test, { schema }, (request, reply) => send(reply, viewFor(request), 200, 'test'));
  pages.post(test, { schema }, (request, reply) => send(reply, viewFor(request), 200, 'test'));

  const found = async (request: FastifyRequest<Visit>) => {
    const token = await known(request, request.params['*']);
    if (token?.is !== 'stop') return null;
    const mail = await knownMail(app.db, token.publisherId, token.mailId);
    return { token, mail, view: viewFor(request, languageNamed(mail?.language ?? '') ?? 'en') };
  };
  pages.get<Visit>('/mails/stop/*', { schema }, async (request, reply) => {
    const visit = await found(request);
    if (visit === null) return send(reply, viewFor(request), 404, 'notFound');
    const { token, mail, view } = visit;
    const rows = await stopsAfter(
      app.db,
      token.publisherId,
      { reason: 'opted_out', hash: token.hash },
      null,
      1,
    );
    return send(reply, view, 200, rows.length > 0 ? 'stopped' : 'ask', mail?.publisher);
  });
  pages.post<Visit>('/mails/stop/*', { schema, bodyLimit: longestBody }, async (request, reply) => {
    const visit = await found(request);
    if (visit === null) return send(reply, viewFor(request), 404, 'notFound');
    const { token, mail, view } = visit;
    tries.take(`stop ${token.mailId}`, perMail);
    const isBack = wantsBack(request);
    const address = mail?.address ?? null;
    await (isBack ? undo(app, token) : stop(app, token, address));
    return send(reply, view, 200, isBack ? 'undone' : 'stopped', mail?.publisher);
  });
}

function mayNote(tries: Tries, mailId: string): boolean {
  try {
    tries.take(`follow ${mailId}`, perMail);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function stop(app: App, { publisherId, mailId, hash }: Stop, address: string | null): Promise<void> {
  await app.outbox.transact(publisherId, (tx, say) =>
    stopAddresses(app, tx, say, [
      { publisherId, hash, reason: 'opted_out', address, source: 'link', note: null, mailId, by: 'reader' },
    ]),
  );
}

/** Only what a reader stopped; what others did stays. */
async function undo(app: App, { publisherId, hash }: Stop): Promise<void> {
  await app.outbox.transact(publisherId, (tx, say) =>
    allowAddress(tx, say, publisherId, {
      hash,
      reason: 'opted_out',
      source: 'link',
      actor: 'reader',
      note: null,
    }),
  );
}

function send(
  reply: FastifyReply,
  view: View,
  status: number,
  state: StopState,
  publisher = '',
): FastifyReply {
  const given = { publisher: publisher || wordsOf(view.language, 'mail')('stop.somebody') };
  return sendPage(reply, view, status, stopPage(view, 'mail', state, given));
}

// Makes, changes and revokes status pages. The address of one is shown once; only the hash of its token is kept.
import type { Actor } from '../accounts/actor.ts';
import { linkHash, newLinkToken } from '../accounts/link-token.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  insertStatusPage,
  livingStatusPages,
  saveStatusPage,
  statusPageByHash,
  statusPageForChange,
  type Choice,
  type StatusPage,
} from './status-page-store.ts';

export const mostPages = 50;

export async function createStatusPage(
  app: App,
  actor: Actor,
  publisherId: string,
  choice: Choice,
): Promise<StatusPage & { url: string }> {
  const createdAt = app.clock.now();
  const token = newLinkToken();
  const page = { publisherId, id: newId('stp', createdAt), ...choice, createdAt, createdBy: actor.id };
  await app.outbox.transact(publisherId, async (tx, say) => {
    if ((await livingStatusPages(tx, publisherId)) >= mostPages)
      throw invalid('name', `There are ${mostPages} already; revoke one that is not needed.`, 'too_many', {
        max: mostPages,
      });
    await insertStatusPage(tx, page, linkHash(token));
    const data = { statusPageId: page.id, name: page.name };
    await say([{ type: 'status_page.created', publisherId, subjectId: page.id, actor: actor.id, data }]);
  });
  return { ...page, lastUsedAt: null, revokedAt: null, url: `${app.publicUrl()}/status/${token}` };
}

export function changeStatusPage(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  change: { [Name in keyof Choice]?: Choice[Name] | undefined },
): Promise<StatusPage> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const page = await statusPageForChange(tx, publisherId, id);
    if (page === undefined) throw notFound('status page');
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const fields = given
      .filter(([name, value]) => page[name as keyof Choice] !== value)
      .map(([name]) => name);
    if (fields.length === 0) return page;
    const changed: StatusPage = { ...page, ...Object.fromEntries(given) };
    await saveStatusPage(tx, changed);
    const data = { statusPageId: id, fields };
    await say([{ type: 'status_page.changed', publisherId, subjectId: id, actor: actor.id, data }]);
    return changed;
  });
}

/** From the next request on it is not there. */
export async function revokeStatusPage(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    const page = await statusPageForChange(tx, publisherId, id);
    if (page === undefined) throw notFound('status page');
    await saveStatusPage(tx, { ...page, revokedAt: app.clock.now() });
    const data = { statusPageId: id };
    await say([{ type: 'status_page.revoked', publisherId, subjectId: id, actor: actor.id, data }]);
  });
}

/** By the hash of its token, so that how long the search takes tells nothing of one. Undefined: unknown or revoked. */
export async function statusPageOf(app: App, token: string): ReturnType<typeof statusPageByHash> {
  return /^[0-9a-z]{40}$/.test(token) ? statusPageByHash(app.db, linkHash(token)) : undefined;
}

// Makes and changes publishers: the tenants, each with its own listings, leads and destinations.
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import { isUniqueViolation } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { fieldError } from '../platform/field-error.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Actor } from './actor.ts';
import { insertPublisher, lockPublisher, updatePublisher, type Publisher } from './store.ts';

/** Throws Refusal `slug_taken`. */
export async function createPublisher(
  app: App,
  actor: Actor,
  input: { slug: string; name: string },
): Promise<Publisher> {
  const createdAt = app.clock.now();
  const publisher: Publisher = {
    id: newId('pub', createdAt),
    slug: input.slug,
    name: input.name,
    contact: null,
    createdAt,
  };
  await app.outbox
    .transact(null, async (tx, say) => {
      await insertPublisher(tx, publisher);
      const { id, slug } = publisher;
      await say([
        { type: 'publisher.created', publisherId: id, subjectId: id, actor: actor.id, data: { slug } },
      ]);
    })
    .catch((error) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Refusal('slug_taken', `Another publisher has the slug ${input.slug}; choose another.`, {
        errors: [fieldError('slug', 'Another publisher has this slug; choose another.', 'taken')],
      });
    });
  // A publisher comes with a destination, which every process must know before the first lead.
  await tellConfiguration(app, publisher.id);
  return publisher;
}

type Change = { name?: string | undefined; contact?: string | null | undefined };

/** The name is the operator's to give: customers and other publishers know this one by it. Throws Refusal `forbidden` or `not_found`. */
export async function changePublisher(
  app: App,
  actor: Actor,
  id: string,
  { name, contact }: Change,
): Promise<Publisher> {
  if (name !== undefined && !actor.operator)
    throw new Refusal('forbidden.operators_alone', 'Only an operator may rename a publisher.');
  return app.outbox.transact(null, async (tx, say) => {
    const before = await lockPublisher(tx, id);
    if (before === undefined) throw notFound('publisher');
    const after: Publisher = {
      ...before,
      ...(name === undefined ? {} : { name }),
      ...(contact === undefined ? {} : { contact }),
    };
    const fields = (['name', 'contact'] as const).filter((field) => before[field] !== after[field]);
    if (fields.length === 0) return before;
    await updatePublisher(tx, after);
    await say([
      { type: 'publisher.changed', publisherId: id, subjectId: id, actor: actor.id, data: { fields } },
    ]);
    return after;
  });
}

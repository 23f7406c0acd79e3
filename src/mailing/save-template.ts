// A person writes a template: checked whole, kept as a version with who and why.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Contents } from './content.ts';
import { reviewContents } from './review.ts';
import { archiveTemplate, insertTemplateVersion, templateOf } from './template-store.ts';

type Written = { name: string; contents: Contents; note: string | null };

/** Answers its id. */
export async function createTemplate(
  app: App,
  actor: Actor,
  publisherId: string,
  written: Written,
): Promise<string> {
  const id = newId('mtp', app.clock.now());
  await save(app, actor, publisherId, { id, version: 1, ...written });
  return id;
}

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export async function saveTemplate(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { version, ...written }: Written & { version: number },
): Promise<void> {
  const newest = await app.db.asPublisher(publisherId, (tx) => templateOf(tx, publisherId, id));
  if (newest === undefined) throw notFound('template');
  if (newest.version !== version) throw newerVersion();
  await save(app, actor, publisherId, { id, version: version + 1, ...written });
}

async function save(
  app: App,
  actor: Actor,
  publisherId: string,
  saved: Written & { id: string; version: number },
): Promise<void> {
  const errors = reviewContents(saved.contents);
  if (errors.length > 0) throw invalidFields(errors);
  await app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    if (!(await insertTemplateVersion(tx, publisherId, { ...saved, savedBy: actor.id }, now)))
      throw newerVersion();
    const data = { version: saved.version };
    await say([{ type: 'mail_template.saved', publisherId, subjectId: saved.id, actor: actor.id, data }]);
  });
}

const newerVersion = () =>
  new Refusal(
    'conflict.newer_version',
    'Somebody has saved another version meanwhile: look at what changed, and save yours on top.',
  );

/** What we ship stays until it was changed. */
export async function archive(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await archiveTemplate(tx, publisherId, id, app.clock.now()))) throw notFound('template');
    await say([{ type: 'mail_template.archived', publisherId, subjectId: id, actor: actor.id, data: {} }]);
  });
}

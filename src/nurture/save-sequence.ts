// A person makes a sequence, changes it, switches it. Checked whole; each change is a version with who and why.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { isUniqueViolation, type Queries, type Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { mailSenderOf } from '../mailing/mail-sender-store.ts';
import type { FieldError } from '../platform/field-error.ts';
import { invalid, invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { factsFor } from '../scoring/fact-list.ts';
import { hurrySequence, wakeSequence } from './enrolment-store.ts';
import { reviewSequence } from './review-sequence.ts';
import {
  insertVersion,
  lockSequence,
  sequenceById,
  writeSequence,
  type SequenceRow,
} from './sequence-store.ts';
import type { Sequence, State } from './sequence.ts';
import { shippedDocument } from './shipped-sequences.ts';
import { knownTemplates } from './template-list.ts';

export async function problemsOf(
  db: Queries,
  publisherId: string,
  document: Sequence,
): Promise<FieldError[]> {
  const facts = await factsFor(db, publisherId);
  return reviewSequence(document, { facts, templates: await knownTemplates(db, publisherId) });
}

async function mustBeSound(tx: Tx, publisherId: string, document: Sequence): Promise<void> {
  const errors = await problemsOf(tx, publisherId, document);
  if (errors.length > 0) throw invalidFields(errors);
}

export const storefrontOf = ({ entry }: Sequence) => (entry.by === 'storefront' ? entry.storefront : null);

export type Saving = { name: string | null; document: Sequence; note: string | null };

export function createSequence(
  app: App,
  actor: Actor,
  publisherId: string,
  { name, document, note }: Saving,
): Promise<SequenceRow> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    if (name === null) throw invalid('name', 'Give it a name of your own.', 'required');
    await mustBeSound(tx, publisherId, document);
    const now = app.clock.now();
    const id = newId('seq', now);
    const storefront = storefrontOf(document);
    await writeSequence(
      tx,
      publisherId,
      { id, name, state: 'draft', version: 1, movesTo: 0, storefront },
      now,
    );
    await insertVersion(tx, publisherId, id, { version: 1, document, note, savedBy: actor.id, savedAt: now });
    const about = { publisherId, subjectId: id, actor: actor.id };
    await say([{ ...about, type: 'sequence.saved', data: { version: 1 } }]);
    return (await sequenceById(tx, publisherId, id))!;
  });
}

/** movesPeople: whoever goes by an older version goes over to this one with their next step. */
export function saveSequence(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { version: basedOn, movesPeople, name, document, note }: Saving & { version: number; movesPeople: boolean },
): Promise<SequenceRow> {
  return app.outbox
    .transact(publisherId, async (tx, say) => {
      const now = app.clock.now();
      const found = await inUse(tx, publisherId, id, now);
      if (name === null && shippedDocument(id) === null)
        throw invalid('name', 'Give it a name of your own.', 'required');
      await mustBeSound(tx, publisherId, document);
      if (found.version !== basedOn)
        throw new Refusal(
          'conflict.newer_version',
          `The newest version is ${found.version}, not ${basedOn}: look at what changed, and save yours on top.`,
        );
      const version = basedOn + 1;
      const movesTo = movesPeople ? version : found.movesTo;
      const storefront = storefrontOf(document);
      await writeSequence(tx, publisherId, { ...found, name, version, movesTo, storefront }, now);
      await insertVersion(tx, publisherId, id, { version, document, note, savedBy: actor.id, savedAt: now });
      const about = { publisherId, subjectId: id, actor: actor.id };
      await say([{ ...about, type: 'sequence.saved', data: { version } }]);
      return (await sequenceById(tx, publisherId, id))!;
    })
    .catch(toldOnce);
}

/** draft → on ⇄ paused → archived; what is archived stays so. Paused, nobody moves; archived, everybody ends. */
export function switchSequence(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  state: Exclude<State, 'draft'>,
): Promise<SequenceRow> {
  return app.outbox
    .transact(publisherId, async (tx, say) => {
      const now = app.clock.now();
      const found = await inUse(tx, publisherId, id, now);
      if (found.state === state) return found;
      if (state === 'on') await mustBeReady(app, tx, publisherId, found);
      if (state === 'paused' && found.state === 'draft')
        throw new Refusal('conflict.not_on', 'It is not on yet, so there is nothing to pause.');
      await writeSequence(tx, publisherId, { ...found, state }, now);
      if (state === 'on') await wakeSequence(tx, publisherId, id, now);
      if (state === 'archived') await hurrySequence(tx, publisherId, id, now);
      const about = { publisherId, subjectId: id, actor: actor.id };
      await say([{ ...about, type: 'sequence.switched', data: { state } }]);
      return { ...found, state };
    })
    .catch(toldOnce);
}

async function mustBeReady(app: App, tx: Tx, publisherId: string, { document }: SequenceRow): Promise<void> {
  await mustBeSound(tx, publisherId, document);
  if (app.config.smtpUrl === null)
    throw new Refusal(
      'conflict.no_mail_server',
      'This installation has no mail server, so no mail could go: set SMTP_URL first.',
    );
  // Law wants a sender in each mail: without one none may go.
  if (!(await mailSenderOf(tx, publisherId)))
    throw new Refusal(
      'conflict.no_sender',
      'Say first who sends the mails: the name, the reply address and the postal address stand in each.',
    );
}

async function inUse(tx: Tx, publisherId: string, id: string, now: Date): Promise<SequenceRow> {
  const found = await lockSequence(tx, publisherId, id, now);
  if (found === undefined) throw notFound('sequence');
  if (found.state === 'archived')
    throw new Refusal('conflict.sequence_archived', 'It is archived for good; make a new one.');
  return found;
}

/** The index on storefronts is the judge of two that are on at once. */
function toldOnce(error: unknown): never {
  if (isUniqueViolation(error))
    throw new Refusal(
      'conflict.storefront_taken',
      'Another sequence takes this storefront’s leads already: pause or archive it, or let this one begin otherwise.',
    );
  throw error;
}

// What a review of sequences must know of a publisher's templates: which are there, and in which languages.
import { defaultLanguage } from '../accounts/store.ts';
import { templatesOf } from '../mailing/template-store.ts';
import type { Queries } from '../platform/db.ts';
import type { KnownTemplate } from './review-sequence.ts';

/** A reader of another language gets the publisher's own, so that is the one that must be there. */
export async function knownTemplates(db: Queries, publisherId: string): Promise<KnownTemplate[]> {
  const { counts } = await defaultLanguage(db, publisherId);
  return (await templatesOf(db, publisherId)).map(({ id, contents }) => ({
    id,
    missing: Object.hasOwn(contents, counts) ? [] : [counts],
  }));
}

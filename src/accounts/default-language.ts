// Chooses the language for whoever's own is not known. One order everywhere: the person's own, their publisher's, the operator's, English.
import type { App } from '../platform/app.ts';
import type { Language } from '../platform/words.ts';
import type { Actor } from './actor.ts';
import { defaultLanguage, setLanguage, type DefaultLanguage } from './store.ts';

/** Of a publisher, or of pub_operator. Says nothing when all is as it should be already. */
export async function chooseLanguage(
  app: App,
  actor: Actor,
  publisherId: string,
  language: Language | null,
): Promise<DefaultLanguage> {
  return app.outbox.transact(null, async (tx, say) => {
    if (await setLanguage(tx, publisherId, language)) {
      const about = { publisherId, subjectId: publisherId, actor: actor.id };
      await say([{ ...about, type: 'publisher.changed', data: { fields: ['language'] } }]);
    }
    return defaultLanguage(tx, publisherId);
  });
}

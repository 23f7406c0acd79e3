// What a source becomes for a lead, or for nobody: in the language it would be written in, or one that is asked for.
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { FieldError } from '../platform/field-error.ts';
import { invalid } from '../platform/refusal.ts';
import { languages, type Language } from '../platform/words.ts';
import { compile, renderMail, type RenderedMail } from './compile.ts';
import type { Contents, LanguageBecause } from './content.ts';
import { knownOf, languageFor, type Press } from './letters.ts';
import { mailSenderOf } from './mail-sender-store.ts';
import { reviewContents } from './review.ts';
import { addressedLeads } from './sender-store.ts';
import { sampleKnown, valuesOf, type Known } from './values.ts';

type Source = { contents: Contents; language: Language | null; leadId: string | null };
export type Preview = {
  language: Language | null;
  because: LanguageBecause | 'asked' | null;
  subject: string | null;
  html: string | null;
  text: string | null;
  problems: FieldError[];
};

export async function previewOf(
  app: App,
  press: Press,
  actor: Actor,
  publisherId: string,
  { contents, language: asked, leadId }: Source,
): Promise<Preview> {
  const problems = reviewContents(contents);
  const shown = await shownTo(app, press, actor, publisherId, { contents, leadId });
  const chosen = asked === null ? shown.chosen : ({ language: asked, because: 'asked' } as const);
  const blank = { subject: null, html: null, text: null };
  const content = chosen === null ? undefined : contents[chosen.language];
  if (chosen === null || content === undefined) return { language: asked, because: null, ...blank, problems };
  const isWhole = !problems.some(({ field }) => field.startsWith(`contents.${chosen.language}.`));
  return { ...chosen, ...(isWhole ? rendered(contents, chosen.language, shown.known) : blank), problems };
}

/** As somebody of the publisher sees it: links go where they say, and nothing is followed. */
export function rendered(contents: Contents, language: Language, known: Known): RenderedMail {
  const linkTo = (url: string) => url || '#';
  return renderMail(compile(contents[language]!, language), valuesOf(known, language), {
    linkTo,
    trap: null,
  });
}

/** Whose data it has. Throws Refusal for a lead that the actor does not see. */
export async function shownTo(
  app: App,
  press: Press,
  actor: Actor,
  publisherId: string,
  { contents, leadId }: Pick<Source, 'contents' | 'leadId'>,
): Promise<{ known: Known; chosen: { language: Language; because: LanguageBecause } | null }> {
  const sender = await app.db.asPublisher(publisherId, (tx) => mailSenderOf(tx, publisherId));
  const unsubscribe = `${app.publicUrl()}/mails/stop/test`;
  const there = languages.find((language) => contents[language] !== undefined);
  if (leadId === null) {
    const known = { ...sampleKnown, links: { listing: `${app.publicUrl()}/store`, unsubscribe } };
    const from =
      sender === undefined
        ? {}
        : {
            publisher: sender.fromName,
            sender: { name: sender.fromName, postalAddress: sender.postalAddress },
          };
    return {
      known: { ...known, ...from },
      chosen: there === undefined ? null : { language: there, because: 'only' },
    };
  }
  const seen = await asActor(app, actor, publisherId, (tx) => leadById(tx, publisherId, leadId));
  const lead =
    seen === undefined ? undefined : (await addressedLeads(app.db, [{ publisherId, leadId }])).get(leadId);
  if (lead === undefined)
    throw invalid('leadId', 'There is no such lead here; leave it out, or give another.', 'wrong_value');
  const from = sender ?? { fromName: lead.publisher, replyTo: '', postalAddress: '…' };
  return {
    known: knownOf(lead, from, { listing: press.listingUrl(lead), unsubscribe }),
    chosen: there === undefined ? null : languageFor({ contents }, lead),
  };
}

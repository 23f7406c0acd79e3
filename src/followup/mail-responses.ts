// Sends what clocks have said: one mail per person and run, with all that is soon due and all that is late. It is sent a second time
// only when this process dies between the mail server's yes and the note of it; both have the same Message-ID.
import { createHash } from 'node:crypto';
import type { Letter, Post } from '../accounts/post.ts';
import type { App } from '../platform/app.ts';
import { wordsOf } from '../platform/words.ts';
import { claimMails, endMails, toldOf, type ClaimedMail, type NoticeKind, type Told } from './mail-store.ts';

/** More leads than these in one mail are a number and a link. */
const mostLines = 20;
const kinds: readonly NoticeKind[] = ['breached', 'warned'];

/** Resolves when nothing is left to send now. What could not be sent is tried again later, for about a day. */
export async function mailResponses(app: App, post: Post): Promise<void> {
  if (app.config.smtpUrl === null) return;
  for (;;) {
    const claimed = await claimMails(app.db, app.clock.now());
    if (claimed.length === 0) return;
    await mailOne(app, post, claimed);
  }
}

/** claimed: all of one person. What is no longer true is done without a mail. */
async function mailOne(app: App, post: Post, claimed: ClaimedMail[]): Promise<void> {
  const { userId } = claimed[0]!;
  const told = await toldOf(app.db, claimed);
  if (told.length > 0 && !(await post.send(letterOf(app, told, claimed)))) return;
  await endMails(app.db, userId, claimed, told.length > 0 ? app.clock.now() : null);
  if (told.length > 0) app.log.info({ userId, leads: told.length }, 'responses.mailed');
}

function letterOf(app: App, told: Told[], claimed: ClaimedMail[]): Letter {
  const { email, language } = told[0]!;
  const words = wordsOf(language, 'mail');
  const parts = kinds.flatMap((kind) => {
    const those = told.filter((each) => each.kind === kind);
    if (those.length === 0) return [];
    const lines = those.slice(0, mostLines).map((each) => words('responses.line', lineOf(app, each)));
    const more = those.length - lines.length;
    return [
      words(`responses.${kind}`, { count: those.length }),
      ...lines,
      ...(more > 0 ? [words('responses.more', { count: more })] : []),
    ];
  });
  const given = {
    breached: told.filter(({ kind }) => kind === 'breached').length,
    warned: told.filter(({ kind }) => kind === 'warned').length,
    parts: parts.join('\n\n'),
    url: `${app.publicUrl()}/account`,
  };
  return { to: email, language, kind: 'responses', given, messageId: messageIdOf(claimed) };
}

/** Leads are named by what they are about, never by who they are: mails are read by machines on their way. */
function lineOf(
  app: App,
  { publisherId, publisherName, leadId, offer, startedAt, dueAt, own, nobodys }: Told,
) {
  return {
    offer: oneLine(offer),
    publisher: oneLine(publisherName),
    startedAt,
    dueAt,
    whose: own ? 'own' : nobodys ? 'nobody' : 'other',
    page: `${app.publicUrl()}/publishers/${publisherId}/leads/${leadId}`,
  };
}

function messageIdOf(claimed: ClaimedMail[]): string {
  const parts = claimed.map(({ leadId, kind }) => `${leadId} ${kind}`).toSorted();
  const name = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
  return `${name}.${claimed[0]!.userId}@leadshare`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

// Sends a test of a template to somebody of the publisher: as it would look, marked as what it is.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { newId, operatorId } from '../platform/ids.ts';
import { createMailer, senderOf } from '../platform/mailer.ts';
import { NetworkError } from '../platform/network-fault.ts';
import { invalid, invalidFields } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { languages, wordsOf, type Language } from '../platform/words.ts';
import { emailKey } from '../leads/email-key.ts';
import type { Contents } from './content.ts';
import type { Press } from './letters.ts';
import { mailSenderOf } from './mail-sender-store.ts';
import { isMember } from './member-store.ts';
import { rendered, shownTo } from './preview.ts';
import { reviewContents } from './review.ts';
import { templateOf } from './template-store.ts';

const timeoutMs = 15_000;

type Test = {
  /** Null: nothing of it is saved. */
  templateId: string | null;
  to: string;
  contents: Contents | null;
  language: Language | null;
  leadId: string | null;
};

export async function sendTest(
  app: App,
  press: Press,
  actor: Actor,
  publisherId: string,
  { templateId, to, contents: unsaved, language: asked, leadId }: Test,
): Promise<{ sent: boolean; answer: string }> {
  const template =
    templateId === null
      ? null
      : await app.db.asPublisher(publisherId, (tx) => templateOf(tx, publisherId, templateId));
  if (template === undefined) throw notFound('template');
  const contents = unsaved ?? template?.contents ?? {};
  const smtpUrl = app.config.smtpUrl?.reveal() ?? null;
  if (smtpUrl === null)
    throw invalid('to', 'Mails need a mail server: whoever runs this sets SMTP_URL.', 'needs_mail_server');
  const key = await memberAddress(app, actor, publisherId, to);
  const sender = await app.db.asPublisher(publisherId, (tx) => mailSenderOf(tx, publisherId));
  const problems = reviewContents(contents);
  if (problems.length > 0) throw invalidFields(problems);
  const { known, chosen } = await shownTo(app, press, actor, publisherId, { contents, leadId });
  const language =
    languages.find((each) => each === asked && contents[each] !== undefined) ?? chosen!.language;
  const { subject, html, text } = rendered(contents, language, known);
  const mailer = createMailer(smtpUrl, senderOf(smtpUrl), 1);
  try {
    const answer = await mailer.send(
      {
        to: [key],
        fromName: press.fromName(known.publisher, language),
        ...(sender === undefined ? {} : { replyTo: sender.replyTo }),
        subject: wordsOf(language, 'mail')('test.subject', { subject }),
        html,
        text,
        messageId: `${newId('evt', app.clock.now())}@leadshare`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
      timeoutMs,
    );
    return { sent: answer.code < 300, answer: answer.text };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { sent: false, answer: error.message };
  } finally {
    mailer.close();
  }
}

async function memberAddress(app: App, actor: Actor, publisherId: string, to: string): Promise<string> {
  const key = emailKey(to);
  if (key === null) throw invalid('to', 'Give an e-mail address.', 'not_an_email');
  // An operator writes for every publisher, and belongs to none of them.
  const isOperator = actor.operator && (await isMember(app.db, operatorId, key));
  if (!isOperator && !(await app.db.asPublisher(publisherId, (tx) => isMember(tx, publisherId, key))))
    throw invalid(
      'to',
      'A test goes to people of this publisher alone: give the address of one of them.',
      'not_a_member',
    );
  return key;
}

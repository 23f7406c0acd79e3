// What tests of mails to leads need: a publisher who says who sends, a lead of it, and mails in the queue.
import type { Booted } from './app.ts';
import { aListing, aPublisher, type AListing, type APublisher } from './factories.ts';
import { leadBody, post } from './posting.ts';
import { queueMails, type WantedMail } from '../src/mailing/queue.ts';

export const sender = {
  fromName: 'Northwind Labs',
  replyTo: 'hello@northwind.example',
  postalAddress: 'Rua do Ouro 12\n1100-063 Lisboa',
};

export type AMailer = { publisher: APublisher; listing: AListing; path: string };

export async function aMailer(booted: Booted, given: { sender?: boolean } = {}): Promise<AMailer> {
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  const path = `/api/v1/publishers/${publisher.id}`;
  if (given.sender !== false) {
    const { status, body } = await booted.call<object>('PUT', `${path}/mail-sender`, sender);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  return { publisher, listing, path };
}

let made = 0;

/** Answers its id. */
export async function aLead(
  booted: Booted,
  { listing }: AMailer,
  given: Record<string, unknown> = {},
): Promise<string> {
  const Email = `reader-${++made}@lipowa.example`;
  const posted = await post(booted, listing, leadBody({ Email, Country: 'Germany', ...given }));
  if (posted.status !== 202) throw new Error(posted.text);
  return posted.body.id;
}

/** Answers its id. */
export async function queued(
  booted: Booted,
  { publisher }: AMailer,
  leadId: string,
  given: Partial<WantedMail> = {},
): Promise<string> {
  const occasion = given.occasion ?? `occasion ${++made}`;
  const wanted = {
    publisherId: publisher.id,
    leadId,
    templateId: 'nurture-thank-you',
    sequenceId: null,
    enrolmentId: null,
    stepId: null,
    dueAt: booted.app.clock.now(),
    ...given,
    occasion,
  };
  const ids = await booted.app.db.tx((tx) => queueMails(booted.app, tx, [wanted]));
  return ids.get(occasion)!;
}

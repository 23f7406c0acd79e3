// Routes of who sends: name, reply-to and postal address, and whether mails can go at all.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { senderOf, senderParts } from '../platform/mailer.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { emailKey } from '../leads/email-key.ts';
import { consentBases, usualBases } from './consent.ts';
import { mailSenderOf, saveMailSender } from './mail-sender-store.ts';
import { waitingMails } from './mail-store.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const facts = {
  fromName: text(100).describe('Who writes, as law wants it named'),
  replyTo: z
    .string()
    .trim()
    .max(254)
    .refine(
      (given) => emailKey(given) !== null,
      says('not_an_email', 'Give an address such as name@example.com.'),
    )
    .describe('Where answers go'),
  postalAddress: text(500).describe('Where whoever writes can be reached by post; one line or several'),
  consentBases: z
    .array(z.enum(consentBases))
    .max(consentBases.length)
    .transform((given) => consentBases.filter((basis) => given.includes(basis)))
    .default([...usualBases])
    .describe(
      'On which bases of consent leads are written to; to all others no mail goes. unknown is none of them unless you name it',
    ),
};
const View = z
  .object({
    sender: z
      .object({
        fromName: z.string(),
        replyTo: z.string(),
        postalAddress: z.string(),
        consentBases: z.array(z.enum(consentBases)),
        savedBy: z.string(),
        savedAt: z.date(),
      })
      .nullable()
      .describe('Null: nothing goes to leads until it is given'),
    from: z
      .string()
      .nullable()
      .describe('The address that mails come from: the mail server’s; null: there is no mail server'),
    waiting: z.int().describe('Mails that are due and have not gone'),
  })
  .meta({ id: 'MailSender' });

const tags = ['Mails'];
const path = '/api/v1/publishers/:publisherId/mail-sender';
const params = z.object({ publisherId: z.string() });

export function mailSenderRoutes(web: Web, app: App): void {
  const smtpUrl = app.config.smtpUrl?.reveal() ?? null;
  const from = smtpUrl === null ? null : senderParts(senderOf(smtpUrl)).address;
  const view = (publisherId: string) =>
    app.db.asPublisher(publisherId, async (tx) => ({
      sender: (await mailSenderOf(tx, publisherId)) ?? null,
      from,
      waiting: await waitingMails(tx, publisherId, app.clock.now()),
    }));

  web.get(
    path,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'Who sends mails to leads, and whether they can go',
        params,
        response: { 200: View },
      },
    },
    async ({ params: { publisherId } }) => view(publisherId),
  );

  web.put(
    path,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Say who sends',
        description: 'Each mail to a lead names it. What waited for it goes now.',
        params,
        body: z.strictObject(facts),
        response: { 200: View },
      },
    },
    async ({ actor, params: { publisherId }, body }) => {
      await app.outbox.transact(publisherId, async (tx, say) => {
        const before = await mailSenderOf(tx, publisherId);
        const fields = (['fromName', 'replyTo', 'postalAddress', 'consentBases'] as const).filter(
          (name) => String(before?.[name]) !== String(body[name]),
        );
        await saveMailSender(tx, publisherId, { ...body, savedBy: actor.id, savedAt: app.clock.now() });
        if (fields.length === 0) return;
        await say([
          {
            type: 'mail_sender.changed',
            publisherId,
            subjectId: publisherId,
            actor: actor.id,
            data: { fields },
          },
        ]);
      });
      return view(publisherId);
    },
  );
}

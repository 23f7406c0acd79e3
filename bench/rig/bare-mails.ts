// The floor of sending: mails that are ready, through the same library over as many connections, with nothing written down.
import { createTransport } from 'nodemailer';

const connections = 20;

/** Mails a second. `size`: bytes of the HTML part. */
export async function bareMails(smtpUrl: string, mails: number, size: number): Promise<number> {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const html = '<p>Thank you for your interest.</p>\r\n'.repeat(Math.ceil(size / 35));
  const text = 'Thank you for your interest.\r\n'.repeat(20);
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let at = next++; at < mails; at = next++)
        await transport.sendMail({
          from: 'Northwind <leads@northwind.example>',
          to: `person${at}@firm.example`,
          subject: 'Thank you',
          text,
          html,
          messageId: `<bare-${at}@northwind.example>`,
          headers: { 'List-Unsubscribe': '<https://leads.example/u/1>' },
        });
    }),
  );
  const seconds = (performance.now() - from) / 1_000;
  transport.close();
  return mails / seconds;
}

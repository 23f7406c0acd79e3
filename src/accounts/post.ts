// Mails to people who sign in, in their language. What may not delay an answer is sent afterwards.
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { createMailer, senderOf } from '../platform/mailer.ts';
import type { Web } from '../platform/web.ts';
import { wordsOf, type Given, type Language } from '../platform/words.ts';

const timeoutMs = 10_000;

export type Letter = { to: string; language: Language; kind: 'invitation' | 'passwordReset'; given: Given };

export type Post = {
  /** True when the mail server took it; why it did not is in the log. */
  send(letter: Letter): Promise<boolean>;
  /** Runs after the answer; the server's end waits for it. */
  later(work: () => Promise<unknown>): void;
};

/** One per server; ends with it. */
export function openPost(web: Web, app: App): Post {
  const smtpUrl = app.config.smtpUrl?.reveal() ?? null;
  const mailer = createMailer(smtpUrl, senderOf(smtpUrl));
  const underWay = new Set<Promise<unknown>>();
  web.addHook('onClose', async () => {
    await Promise.all(underWay);
    mailer.close();
  });
  return {
    async send({ to, language, kind, given }) {
      if (smtpUrl === null) return false;
      const words = wordsOf(language, 'mail');
      const text = [words('greeting'), words(`${kind}.text`, given), words(`${kind}.end`)].join('\n\n');
      const mail = {
        to: [to],
        subject: words(`${kind}.subject`, given),
        text: `${text}\n`,
        messageId: `${newId('evt', app.clock.now())}@leadshare`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      };
      const answer = await mailer
        .send(mail, timeoutMs)
        .catch((error: Error) => ({ code: 0, text: error.message }));
      // The server's words may hold the address, so only its code is noted.
      if (answer.code !== 250) app.log.warn({ kind, code: answer.code }, 'mail.not_sent');
      return answer.code === 250;
    },
    later(work) {
      const done = work().catch((err: unknown) => app.log.error({ err }, 'post.failed'));
      underWay.add(done);
      void done.finally(() => underWay.delete(done));
    },
  };
}

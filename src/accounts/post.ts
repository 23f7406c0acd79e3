// Mails to people who sign in, in their language. What may not delay an answer, or the timers, is sent afterwards.
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { createMailer, senderOf, type Mail } from '../platform/mailer.ts';
import { wordsOf, type Given, type Language } from '../platform/words.ts';

const timeoutMs = 10_000;

export type Letter = {
  to: string;
  language: Language;
  kind:
    | 'invitation'
    | 'passwordReset'
    | 'destinations.keyEnds'
    | 'destinations.stopped'
    | 'destinations.wellAgain'
    | 'responses'
    | 'tasks';
  given: Given;
  /** The words it ends with, where they are not those of its kind. */
  end?: string;
  /** The same for every try of what must not come twice. */
  messageId?: string;
};

export type Post = {
  /** True when the mail server took it; why it did not is in the log. */
  send(letter: Letter): Promise<boolean>;
  /** The same for a mail that is written already. kind: for the log. */
  deliver(kind: string, mail: Mail): Promise<boolean>;
  /** Runs beside; the end waits for it. */
  later(work: () => Promise<unknown>): void;
  /** Work that goes on for long looks here whether it should end. */
  isClosing(): boolean;
  close(): Promise<void>;
};

/** One per process. */
export function openPost(app: App): Post {
  const smtpUrl = app.config.smtpUrl?.reveal() ?? null;
  const mailer = createMailer(smtpUrl, senderOf(smtpUrl));
  const underWay = new Set<Promise<unknown>>();
  let closing = false;
  const deliver = async (kind: string, mail: Mail) => {
    if (smtpUrl === null) return false;
    const answer = await mailer
      .send({ ...mail, headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers } }, timeoutMs)
      .catch((error: Error) => ({ code: 0, text: error.message }));
    // The server's words may hold the address, so only its code is noted.
    if (answer.code !== 250) app.log.warn({ kind, code: answer.code }, 'mail.not_sent');
    return answer.code === 250;
  };
  return {
    deliver,
    async send({ to, language, kind, given, end = `${kind}.end`, messageId }) {
      const words = wordsOf(language, 'mail');
      const text = [words('greeting'), words(`${kind}.text`, given), words(end, given)].join('\n\n');
      return deliver(kind, {
        to: [to],
        subject: words(`${kind}.subject`, given),
        text: `${text}\n`,
        messageId: messageId ?? `${newId('evt', app.clock.now())}@leadshare`,
      });
    },
    later(work) {
      const done = work().catch((err: unknown) => app.log.error({ err }, 'post.failed'));
      underWay.add(done);
      void done.finally(() => underWay.delete(done));
    },
    isClosing: () => closing,
    async close() {
      closing = true;
      await Promise.all(underWay);
      mailer.close();
    },
  };
}

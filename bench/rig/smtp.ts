// The mail server of the benchmark, in a process of its own.
import { startSmtpSink } from '../../test/fakes/smtp-sink.ts';
import { answerParent } from './child.ts';

export type MailsTaken = {
  /** Different mails, by their Message-ID. */
  distinct: number;
  /** Second copies, under the same Message-ID. */
  repeats: number;
  /** Milliseconds between the first and the last. */
  spanMs: number;
};

export type Smtp = {
  url(given: null): string;
  taken(given: null): MailsTaken;
};

const sink = await startSmtpSink();

answerParent({
  url: () => sink.url,
  taken: (): MailsTaken => {
    const { first, last } = sink.times();
    return { distinct: sink.distinct(), repeats: sink.repeats(), spanMs: last - first };
  },
} satisfies { [Name in keyof Smtp]: (given: never) => unknown });

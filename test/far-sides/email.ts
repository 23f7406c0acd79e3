// A real SMTP server whose mailbox drops repeats by their Message-ID, as a mail program shows them.
import type { Peer, Trouble } from '../far-side.ts';
import { password, startMailbox, type MailTrick } from '../fakes/smtp.ts';

const smtp = 'SMTP has no such thing';

export async function peer(): Promise<Peer> {
  const box = await startMailbox();
  const tricks: Partial<Record<Trouble, MailTrick>> = {
    throttled: 421,
    failing: 451,
    malformed: 'garbage',
    hang: 'hang',
    cut: 'cut',
    'cut after commit': 'cut after commit',
    echo: 554,
  };
  return {
    settings: { to: 'sales@example.com; leads@example.com' },
    wrong: { to: 'sales@example.com' },
    secrets: [password],
    smtpUrl: box.url,
    wrongSmtpUrl: box.wrongUrl,
    records: () => Promise.resolve(box.records()),
    trouble: (next) => box.script(tricks[next]!),
    takeBack: () => box.takeBack(),
    close: () => box.close(),
    reasons: { failing: 'remote_busy', malformed: 'unreachable' },
    throttledMs: null,
    cannot: { 'slow body': smtp, 'endless body': smtp, 'huge header': smtp, redirect: smtp },
  };
}

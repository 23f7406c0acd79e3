// What a mail server's answer means for a mail, and for the server itself. Pure. Codes: RFC 5321 §4.2, RFC 3463.

export type Answered = { code: number; text: string } | { trouble: 'timeout' | 'unreachable'; text: string };

export type Outcome =
  | { is: 'sent' }
  /** rest: nothing more goes to this server for a while. */
  | { is: 'retry'; reason: string; detail: string; rest: boolean }
  | { is: 'failed'; reason: string; detail: string; bounce: 'hard' | 'soft' | null };

/** address: taken out of what the server said, which is kept. */
export function outcomeOf(answered: Answered, address: string): Outcome {
  const detail = withoutAddress(answered.text, address);
  if ('trouble' in answered) return { is: 'retry', reason: answered.trouble, detail, rest: true };
  const { code } = answered;
  if (code >= 200 && code < 300) return { is: 'sent' };
  const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(answered.text.slice(3, 20))?.[1] ?? '';
  if (code === 421) return { is: 'retry', reason: 'server_busy', detail, rest: true };
  // Our own credentials: no mail is to blame.
  if ([530, 534, 535, 538, 454].includes(code))
    return { is: 'retry', reason: 'credentials_wrong', detail, rest: true };
  if (code >= 400 && code < 500) {
    const reason = enhanced === '4.2.2' ? 'mailbox_full' : 'not_now';
    return { is: 'retry', reason, detail, rest: false };
  }
  if (enhanced.startsWith('5.2.2')) return { is: 'failed', reason: 'mailbox_full', detail, bounce: 'soft' };
  // A policy says nothing about whether the mailbox is there.
  if (enhanced.startsWith('5.7.')) return { is: 'failed', reason: 'refused', detail, bounce: 'soft' };
  if (enhanced.startsWith('5.1.') || [521, 550, 551, 553, 556].includes(code))
    return { is: 'failed', reason: 'unknown_address', detail, bounce: 'hard' };
  return { is: 'failed', reason: 'refused', detail, bounce: 'soft' };
}

const minute = 60_000;
/** Quick at first, for servers that turn the first try away; then every four hours until two days are over. */
const ladder = [1, 5, 15, 30, 60, 120, ...Array.from({ length: 11 }, () => 240)].map(
  (minutes) => minutes * minute,
);

/** tries: with the one that has just failed. Null: two days are over. What is the mail server's own trouble ends no mail. */
export function nextTryAt(tries: number, { rest }: { rest: boolean }, now: Date): Date | null {
  const wait = ladder[tries - 1] ?? (rest ? ladder.at(-1) : undefined);
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** How long a server is left alone after so many troubles in a row. */
export const restMs = (troubles: number): number => Math.min(1_000 * 2 ** (troubles - 1), 5 * minute);

/** Soft bounces in a row after which an address is given up: a full mailbox is seldom emptied after the third mail. */
export const softBouncesUntilStop = 3;

const longestDetail = 300;

function withoutAddress(text: string, address: string): string {
  const [local = ''] = address.split('@');
  return text
    .replaceAll(new RegExp(escaped(address), 'gi'), '[address]')
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]')
    .replaceAll(local.length > 2 ? local : '\0', '[address]')
    .replace(/[\p{Cc}]+/gu, ' ')
    .slice(0, longestDetail);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

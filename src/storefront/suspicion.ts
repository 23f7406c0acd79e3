// Does a submission look like spam? A score with named reasons. Pure; whatever it says, nothing is dropped.

/** What is known of a submission beside what was typed. */
export type Circumstances = {
  /** What stands in the field that no person sees. */
  honeypot: string;
  /** From showing the form to its coming back. */
  tookMs: number;
  work: 'done' | 'wrong' | 'none';
  /** How often this very form came before. */
  usesBefore: number;
  fromAddress: number;
  forListing: number;
};

export type Suspicion = { suspected: boolean; detail: string; hints: string[] };

/** Submissions per window beyond which a person looks first, and beyond which nobody is let in. */
export const limits = {
  fromAddress: 10,
  forListing: 300,
  hardFromAddress: 60,
  hardForListing: 2_000,
} as const;

const threshold = 60;
const fewSeconds = 2_000;
/** Back, mended and sent again a few times is a person. */
const mostUses = 4;

type Typed = { name: string; email: string; note: string };

export function suspicionOf(typed: Typed, seen: Circumstances): Suspicion {
  const links = (typed.note.match(/https?:\/\/|www\.|\[url|<a\s/gi) ?? []).length;
  const reasons: [boolean, number, string][] = [
    [seen.honeypot !== '', 100, 'the field that no person sees was filled'],
    [
      seen.fromAddress > limits.fromAddress,
      100,
      `no. ${seen.fromAddress} of its network address within minutes`,
    ],
    [seen.forListing > limits.forListing, 100, `no. ${seen.forListing} for this listing within minutes`],
    [seen.usesBefore >= mostUses, 100, `the same form was sent ${seen.usesBefore} times before`],
    [/https?:\/\/|www\./i.test(typed.name), 60, 'a web address stands where a name belongs'],
    [links >= 3, 60, `the note has ${links} links`],
    [links === 1 || links === 2, 10, `the note has ${links === 1 ? 'a link' : '2 links'}`],
    [seen.tookMs < fewSeconds, 30, `sent ${(seen.tookMs / 1000).toFixed(1)} s after the form was shown`],
    [seen.work === 'wrong', 40, 'the browser’s proof of work is wrong'],
    [seen.work === 'none', 15, 'no proof of work, as from a browser without JavaScript'],
  ];
  const found = reasons.filter(([holds]) => holds);
  const score = found.reduce((sum, [, points]) => sum + points, 0);
  const said = found.map(([, points, words]) => `${words} (${points})`).join('; ');
  return {
    suspected: score >= threshold,
    detail: `It looks like spam, ${score} points of ${threshold}: ${said}. Release it if a person wrote it.`,
    hints: isDisposable(typed.email) ? ['disposable_mail'] : [],
  };
}

/** Well-known makers of addresses that live for minutes. A hint only: people use them for good reasons, too. */
const disposable = new Set(
  (
    '10minutemail.com discard.email dispostable.com fakeinbox.com getnada.com guerrillamail.com mailcatch.com ' +
    'maildrop.cc mailinator.com mailnesia.com mintemail.com mohmal.com mytemp.email sharklasers.com spamgourmet.com ' +
    'temp-mail.org tempmail.com tempmailo.com throwawaymail.com trashmail.com yopmail.com'
  ).split(' '),
);

function isDisposable(email: string): boolean {
  return disposable.has(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}

// Who followed a link: a person, or a program that looks where links lead before a person sees them. Pure; each answer has its reason.

/** What a request gives away by itself; null: it looks like a browser's. */
export type Sign = 'head' | 'agent' | 'prefetch' | 'no_language';
export type ClickedBy = 'person' | 'scanner' | 'unsure';

export type Click = {
  id: string;
  /** Null: the link that no person sees. */
  link: string | null;
  at: Date;
  sign: Sign | null;
  sentAt: Date | null;
};

/** After so long no other click can change what this one was. */
export const settledMs = 5_000;
const soonMs = 10_000;
const besideMs = 30_000;
const atOnceMs = 1_000;

/** all: every click of that mail, this one among them. */
export function clickedBy(click: Click, all: readonly Click[]): { by: ClickedBy; because: string } {
  const scanner = (because: string) => ({ by: 'scanner' as const, because });
  const near = (within: number) =>
    all.filter(({ id, at }) => id !== click.id && Math.abs(at.getTime() - click.at.getTime()) <= within);
  if (click.link === null) return scanner('trap');
  if (click.sign !== null && click.sign !== 'no_language') return scanner(click.sign);
  if (near(besideMs).some(({ link, sign }) => link === null || sign === 'head' || sign === 'agent'))
    return scanner('beside_scanner');
  if (near(atOnceMs).some(({ link }) => link !== click.link)) return scanner('several_at_once');
  if (click.sentAt !== null && click.at.getTime() - click.sentAt.getTime() < soonMs)
    return scanner('too_soon');
  if (click.sign === 'no_language') return { by: 'unsure', because: 'no_language' };
  return { by: 'person', because: 'as_a_browser' };
}

const programs =
  /bot\b|crawl|spider|scan|preview|proxy|proofpoint|mimecast|barracuda|safelinks|trendmicro|fireeye|forcepoint|symantec|sophos|headless|phantom|python|curl|wget|okhttp|java\/|go-http|libwww|httpclient|axios|node-fetch|facebookexternalhit|slack|whatsapp|telegram|skype|discord/i;

export function signOf(method: string, headers: Record<string, string | string[] | undefined>): Sign | null {
  if (method === 'HEAD') return 'head';
  const agent = headers['user-agent'];
  if (typeof agent !== 'string' || agent === '' || programs.test(agent)) return 'agent';
  const purpose = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz'];
  if (purpose !== undefined) return 'prefetch';
  return headers['accept-language'] === undefined ? 'no_language' : null;
}

// Was this request sent by our own pages? A browser adds the cookie to others' requests too, so what changes something must be (pure).
import { Refusal } from '../platform/refusal.ts';

/** What a browser says of where a request comes from, and where it went. */
export type Sender = {
  headers: { 'sec-fetch-site'?: string | string[] | undefined; origin?: string | undefined };
  /** Host and port of the request itself. */
  host: string;
  publicUrl: string;
};

/** For requests known by their cookie. Without a word about its sender a request counts as foreign. Throws Refusal `cross_site`. */
export function demandOwnPages(sender: Sender): void {
  if (!isOwn(sender, false)) throw foreign();
}

/** For requests that bring no cookie but are given one: programs, which say nothing about their sender, may. */
export function refuseOtherSites(sender: Sender): void {
  if (!isOwn(sender, true)) throw foreign();
}

/** Sec-Fetch-Site is the browser's own word and cannot be forged by a page; over plain http only Origin is sent. */
function isOwn({ headers, host, publicUrl }: Sender, silent: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return silent;
  return URL.canParse(origin) && (origin === originOf(publicUrl) || new URL(origin).host === host);
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : null);
const foreign = () =>
  new Refusal('cross_site', 'A request with the session’s cookie must come from the console itself.');

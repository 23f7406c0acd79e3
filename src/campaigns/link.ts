// Links that carry a campaign: a listing's address with its parameters, and what may become of them on the way. Pure.
import type { Listing } from '../catalog/listing.ts';

export const linkTargets = ['appsource', 'azure-marketplace', 'own-page'] as const;
export type LinkTarget = (typeof linkTargets)[number];

/** In the order in which they are added. */
export const linkParameters = [
  'mktcmpid',
  'utm_campaign',
  'utm_source',
  'utm_medium',
  'utm_content',
  'utm_term',
  'ref',
  'src',
] as const;
export type LinkParameter = (typeof linkParameters)[number];
export type Parameters = Partial<Record<LinkParameter, string>>;

export const linkWarnings = [
  'long',
  'unsafe_characters',
  'replaced',
  'not_counted',
  'no_campaign',
  'long_address',
] as const;
export type LinkWarning = { code: (typeof linkWarnings)[number]; parameter: LinkParameter | null };

/** Counts of a page are kept under as many characters, and no more of a parameter is sure to arrive. */
export const mostCharacters = 100;
/** Beyond this, mail programs and proxies cut addresses. */
const mostOfAddress = 2_000;
/** Everything else is written in escapes, which not every page on the way passes on as they are. */
const safe = /^[A-Za-z0-9._~-]*$/;
/** What the marketplaces tell again in their reports. */
const counted: readonly string[] = ['mktcmpid', 'utm_campaign', 'utm_source', 'ref', 'src'];

const hosts: Record<Exclude<LinkTarget, 'own-page'>, readonly string[]> = {
  appsource: ['appsource.microsoft.com', 'marketplace.microsoft.com'],
  'azure-marketplace': ['azuremarketplace.microsoft.com', 'marketplace.microsoft.com'],
};

/** Where the listing is on a marketplace, as far as its offer tells; the exact address is the publisher's to give. */
export function usualAddress(
  target: Exclude<LinkTarget, 'own-page'>,
  { kind, offerId }: Pick<Listing, 'kind' | 'offerId'>,
): string {
  const id = encodeURIComponent(offerId);
  if (target === 'azure-marketplace')
    return kind === 'consulting-service'
      ? `https://azuremarketplace.microsoft.com/marketplace/consulting-services/${id}`
      : `https://azuremarketplace.microsoft.com/marketplace/apps/${id}`;
  return kind === 'consulting-service'
    ? `https://appsource.microsoft.com/marketplace/consulting-services/${id}`
    : `https://appsource.microsoft.com/product/web-apps/${id}`;
}

export function isOn(target: Exclude<LinkTarget, 'own-page'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && hosts[target].includes(hostname);
}

/** Adds to the query that is there; a parameter that is there already is replaced, and told. */
export function buildLink(
  address: string,
  target: LinkTarget,
  parameters: Parameters,
): { url: string; warnings: LinkWarning[] } {
  const url = new URL(address);
  const given = linkParameters.flatMap((name) => {
    const value = parameters[name]?.trim();
    return value ? [{ name, value }] : [];
  });
  const warnings: LinkWarning[] = [];
  const warn = (code: LinkWarning['code'], parameter: LinkParameter | null) =>
    void warnings.push({ code, parameter });
  for (const { name, value } of given) {
    const old = [...url.searchParams.keys()].filter((key) => key.toLowerCase() === name);
    if (old.length > 0) warn('replaced', name);
    for (const key of old) url.searchParams.delete(key);
    url.searchParams.append(name, value);
    if (value.length > mostCharacters) warn('long', name);
    if (!safe.test(value)) warn('unsafe_characters', name);
    if (target !== 'own-page' && !counted.includes(name)) warn('not_counted', name);
  }
  if (!given.some(({ name }) => name === 'mktcmpid' || name === 'utm_campaign')) warn('no_campaign', null);
  // A blank as %20: a plus is read as one by some pages only.
  url.search = url.search.replaceAll('+', '%20');
  if (url.href.length > mostOfAddress) warn('long_address', null);
  return { url: url.href, warnings };
}

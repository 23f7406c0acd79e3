// What the domain of an e-mail address says: whose mail it is, and whether anybody may have an address there. Pure.
import { parse } from 'tldts';
import mailProviders from 'email-providers/all.json' with { type: 'json' };

export type MailDomain = {
  /** Registrable, such as lipowa.example of mail.lipowa.example. */
  domain: string;
  /** The domain without its public suffix: lipowa. */
  label: string;
  /** A provider where anybody may have an address, so it names no company. */
  free: boolean;
};

const freeProviders = new Set<string>(mailProviders);

/** host: in punycode and small letters, as normalized addresses have it. */
export function mailDomain(host: string): MailDomain {
  const { domain, domainWithoutSuffix } = parse(host);
  return {
    domain: domain ?? host,
    label: domainWithoutSuffix || host,
    free: freeProviders.has(host) || freeProviders.has(domain ?? host),
  };
}

// An OpenID Connect provider: its settings, and which of them cannot be accepted. Pure.
import { operatorId } from '../platform/ids.ts';
import { fieldError, type FieldCode, type FieldError } from '../platform/field-error.ts';
import { invalidFields } from '../platform/refusal.ts';
import { isLoopback } from './oidc-fetch.ts';

export type IdentityProvider = {
  publisherId: string;
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  sealedSecret: string;
  /** Lower case; empty: any domain. */
  allowedDomains: string[];
  /** The provider owns its allowed domains, so it need not say that an address was verified. */
  trustsDomains: boolean;
  /** Null: only who was invited. */
  newcomerRole: NewcomerRole | null;
  createdAt: Date;
};

/** Whoever gives roles to others is invited by name. */
export const newcomerRoles = ['marketer', 'seller', 'viewer'] as const;
export type NewcomerRole = (typeof newcomerRoles)[number];

export type ProviderSettings = Pick<
  IdentityProvider,
  'name' | 'issuer' | 'clientId' | 'allowedDomains' | 'trustsDomains' | 'newcomerRole'
>;

/** People copy the address of the discovery document; the issuer is what stands before it. */
export function issuerIn(text: string): string {
  return text.trim().replace(/\/?\.well-known\/openid-configuration\/?$/, '');
}

/** Throws Refusal that names the fields. allowPrivate: the installation may reach addresses of its own machine. */
export function reviewProvider(publisherId: string, settings: ProviderSettings, allowPrivate: boolean): void {
  const errors = [
    ...issuerErrors(settings.issuer, allowPrivate),
    ...settings.allowedDomains.flatMap((domain, at): FieldError[] =>
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
        ? []
        : [fieldError(`allowedDomains.${at}`, 'Give a domain such as example.com.', 'not_a_domain')],
    ),
    ...needsDomains(publisherId, settings),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

function needsDomains(
  publisherId: string,
  { newcomerRole, trustsDomains, allowedDomains }: ProviderSettings,
): FieldError[] {
  const errors: FieldError[] = [];
  if (newcomerRole !== null && publisherId === operatorId)
    errors.push(fieldError('newcomerRole', 'Operators are invited by name; leave it null.', 'must_be_empty'));
  else if (newcomerRole !== null && allowedDomains.length === 0)
    errors.push(
      fieldError(
        'newcomerRole',
        'Name allowedDomains too, or everybody the provider knows could join.',
        'needs_domains',
      ),
    );
  if (trustsDomains && allowedDomains.length === 0)
    errors.push(
      fieldError('trustsDomains', 'Name in allowedDomains which domains are trusted.', 'needs_domains'),
    );
  return errors;
}

function issuerErrors(issuer: string, allowPrivate: boolean): FieldError[] {
  const wrong = (code: FieldCode, message: string) => [fieldError('issuer', message, code)];
  if (!URL.canParse(issuer)) return wrong('not_a_url', 'Give a URL such as https://login.example.com.');
  const url = new URL(issuer);
  const { protocol, username, password, search, hash } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && allowPrivate && isLoopback(url)))
    return wrong('not_https', 'Must begin with https://.');
  if (username || password || search || hash)
    return wrong(
      'credentials_in_url',
      'Leave out user name, password, ? and #: the issuer is an address and a path.',
    );
  if (isSharedEntra(url))
    return wrong(
      'shared_directory',
      'This address of Entra ID stands for every directory at once. Name yours: https://login.microsoftonline.com/<directory id>/v2.0.',
    );
  return [];
}

/** Addresses where anybody's directory may answer: its administrators could write any e-mail address. */
function isSharedEntra({ hostname, pathname }: URL): boolean {
  return (
    /(^|\.)(microsoftonline\.(com|us)|windows\.net|partner\.microsoftonline\.cn)$/.test(hostname) &&
    /^\/(common|organizations|consumers|\{tenantid\}|%7btenantid%7d)(\/|$)/i.test(pathname)
  );
}

/** What binds the sealed secret to its row. */
export const secretPlace = (id: string) => `identity provider ${id}`;

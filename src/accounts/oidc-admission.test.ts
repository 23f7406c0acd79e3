// Who is let in, as a table: the provider's word, what we know, and what comes of it.
import { describe, expect, it } from 'vitest';
import { admit, speaksFor, type Candidate, type Known } from './oidc-admission.ts';
import type { Claims } from './oidc-claims.ts';

const own = { publisherId: 'pub_a', allowedDomains: [], trustsDomains: false, newcomerRole: null };
const operators = { ...own, publisherId: 'pub_operator' };
const open = { ...own, allowedDomains: ['a.example'], newcomerRole: 'viewer' as const };
const trusted = { ...own, allowedDomains: ['a.example'], trustsDomains: true };

const ana: Claims = {
  subject: 's',
  email: 'ana@a.example',
  emailVerified: true,
  name: null,
  secondFactor: false,
};
const unverified = { ...ana, emailVerified: false };
const nobody: Known = { linked: null, byEmail: null, invited: false, holdsInvitation: false };
const user = (publisherIds: string[], disabledAt: Date | null = null): Candidate => ({
  userId: 'usr_1',
  disabledAt,
  publisherIds,
});
const gone = new Date(0);
const no = (code: string) => ({ is: 'refused', code });
const enter = { is: 'enter', userId: 'usr_1', accepts: false };
const link = { is: 'link', userId: 'usr_1', accepts: false };

describe.each([
  ['a linked member enters', own, ana, { linked: user(['pub_a']) }, enter],
  ['a linked member needs no address', own, { ...ana, email: null }, { linked: user(['pub_a']) }, enter],
  [
    'a linked member is not asked whether it is verified',
    own,
    unverified,
    { linked: user(['pub_a']) },
    enter,
  ],
  [
    'a linked user who was disabled does not',
    own,
    ana,
    { linked: user(['pub_a'], gone) },
    no('oidc_account_disabled'),
  ],
  ['a linked user who was removed does not', open, ana, { linked: user([]) }, no('oidc_not_invited')],
  [
    'a linked user who was removed and invited again does',
    own,
    ana,
    { linked: user([]), invited: true },
    { ...enter, accepts: true },
  ],
  [
    'an address nobody verified takes up no invitation for who is linked',
    own,
    unverified,
    { linked: user([]), invited: true },
    no('oidc_not_invited'),
  ],
  [
    'a linked user who belongs elsewhere too does not',
    own,
    ana,
    { linked: user(['pub_a', 'pub_b']) },
    no('oidc_belongs_elsewhere'),
  ],
  [
    'an operator’s provider lets any user enter',
    operators,
    ana,
    { linked: user(['pub_b', 'pub_operator']) },
    enter,
  ],
  ['a verified address is linked', own, ana, { byEmail: user(['pub_a']) }, link],
  ['an unverified one is not', own, unverified, { byEmail: user(['pub_a']) }, no('oidc_email_unverified')],
  [
    'an unverified one is not linked by an invitation’s link either',
    own,
    unverified,
    { byEmail: user(['pub_a']), invited: true, holdsInvitation: true },
    no('oidc_email_unverified'),
  ],
  ['one in a trusted domain is linked', trusted, unverified, { byEmail: user(['pub_a']) }, link],
  [
    'one beyond the trusted domains is refused, verified or not',
    trusted,
    { ...ana, email: 'ana@b.example' },
    { byEmail: user(['pub_a']) },
    no('oidc_domain_not_allowed'),
  ],
  [
    'a subdomain is another domain',
    trusted,
    { ...ana, email: 'ana@x.a.example' },
    { byEmail: user(['pub_a']) },
    no('oidc_domain_not_allowed'),
  ],
  ['no address, no link', own, { ...ana, email: null }, { byEmail: null }, no('oidc_no_email')],
  [
    'a user of elsewhere is not linked by a publisher’s provider',
    own,
    ana,
    { byEmail: user(['pub_b']) },
    no('oidc_belongs_elsewhere'),
  ],
  ['an operator neither', own, ana, { byEmail: user(['pub_operator']) }, no('oidc_belongs_elsewhere')],
  [
    'nor a user who belongs nowhere, even where newcomers may join',
    open,
    ana,
    { byEmail: user([]) },
    no('oidc_not_invited'),
  ],
  [
    'a disabled user is not linked',
    own,
    ana,
    { byEmail: user(['pub_a'], gone) },
    no('oidc_account_disabled'),
  ],
  ['a stranger is refused', own, ana, {}, no('oidc_not_invited')],
  ['a newcomer of the domain joins', open, ana, {}, { is: 'join', role: 'viewer', accepts: false }],
  ['an unverified newcomer does not', open, unverified, {}, no('oidc_email_unverified')],
  ['who was invited joins as that', open, ana, { invited: true }, { is: 'join', role: null, accepts: true }],
  [
    'who holds the link joins without a verified address',
    own,
    unverified,
    { invited: true, holdsInvitation: true },
    { is: 'join', role: null, accepts: true },
  ],
] as const)('%s', (_what, provider, claims, known, expected) => {
  it('is decided so', () =>
    expect(admit(provider as never, claims, { ...nobody, ...known })).toEqual(expected));
});

it('a publisher’s provider speaks for that publisher, the operator’s for all', () => {
  expect([speaksFor(own, 'pub_a'), speaksFor(own, 'pub_b'), speaksFor(own, 'pub_operator')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([speaksFor(operators, 'pub_a'), speaksFor(operators, 'pub_operator')]).toEqual([true, true]);
});

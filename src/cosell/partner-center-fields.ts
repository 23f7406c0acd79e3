// What the connection to Partner Center needs, where people find it, and what follows from it.
import type { Field, Settings } from '../connectors/connector.ts';
import { entraFields } from '../connectors/entra-fields.ts';

export const apiOf = (settings: Settings) =>
  (settings['apiUrl'] || 'https://api.partner.microsoft.com').trim().replace(/\/+$/, '');

export const referralsOf = (settings: Settings) => `${apiOf(settings)}/v1.0/engagements/referrals`;

/** Ids under which the publisher is known there. */
export function ownOrganizationsOf(settings: Settings): string[] {
  return (settings['organizationId'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

export const partnerCenterFields: readonly Field[] = [
  ...entraFields,
  {
    name: 'refreshToken',
    kind: 'secret',
    label: 'Refresh token',
    help: 'Of a user with the role Referral admin, got once with multifactor authentication by the Secure Application Model; it is renewed here with every use.',
    required: true,
    maxLength: 8_000,
  },
  {
    name: 'organizationId',
    kind: 'text',
    label: 'Own organization ID',
    help: 'As your referrals name it in inviteContext; several with commas. It tells your own co-sell opportunities from others’.',
    required: false,
    maxLength: 400,
  },
  {
    name: 'apiUrl',
    kind: 'url',
    label: 'API address',
    help: 'Only for a national cloud; otherwise leave it empty.',
    required: false,
    maxLength: 200,
  },
  {
    name: 'authority',
    kind: 'url',
    label: 'Sign-in address',
    help: 'Only for a national cloud, such as https://login.microsoftonline.us; otherwise leave it empty.',
    required: false,
    maxLength: 200,
  },
];

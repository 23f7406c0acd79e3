// Reads what a provider says of a person (OpenID Connect Core 1.0, section 5.1, and what Entra ID adds).

export type Claims = {
  /** The provider's own name for the person, for ever the same. */
  subject: string;
  /** Lower case; null when the provider gives none. */
  email: string | null;
  emailVerified: boolean;
  name: string | null;
  /** The provider asked for more than a password. */
  secondFactor: boolean;
};

/** acr values that mean several factors: EAP (phr, phrh), REFEDS, PAPE, Okta. */
const strongContexts = new Set([
  'mfa',
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'urn:okta:loa:2fa:any',
]);

/** Claims of a verified ID token, completed by the userinfo endpoint. */
export function readClaims(claims: Record<string, unknown> & { sub: string }): Claims {
  const email = textOf(claims['email'])?.toLowerCase() ?? null;
  return {
    subject: claims.sub,
    email: email !== null && /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254 ? email : null,
    emailVerified: isYes(claims['email_verified']) || isYes(claims['xms_edov']),
    name: textOf(claims['name'])?.slice(0, 200) ?? null,
    secondFactor: saysMfa(claims['amr']) || strongContexts.has(textOf(claims['acr']) ?? ''),
  };
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** Some providers send booleans as text, and Entra ID its xms_edov as 1 or "1". */
const isYes = (value: unknown) => value === true || value === 'true' || value === 1 || value === '1';

/** RFC 8176: `mfa` stands for several factors; one strong method alone, such as otp, does not. */
const saysMfa = (amr: unknown) => Array.isArray(amr) && amr.includes('mfa');

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

// The cookie that ties the two halves of a sign-in at a provider to one browser.

export const signInLifeMs = 10 * 60_000;

/** Over https no other host can plant it (RFC 6265bis, section 4.1.3.2). */
const nameOf = (publicUrl: string) =>
  publicUrl.startsWith('https://') ? '__Host-leadshare_oidc' : 'leadshare_oidc';

/** A value for Set-Cookie. Lax: the provider's redirect brings it back, others' requests do not. */
export function oidcCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, token, signInLifeMs / 1000);
}

export function endedOidcCookie(publicUrl: string): string {
  return cookie(publicUrl, '', 0);
}

export function oidcTokenIn(header: string | undefined, publicUrl: string): string | null {
  const start = `${nameOf(publicUrl)}=`;
  const found = (header ?? '').split(/; */).find((part) => part.startsWith(start));
  const token = found?.slice(start.length) ?? '';
  return /^[\w-]{43}$/.test(token) ? token : null;
}

function cookie(publicUrl: string, token: string, maxAgeS: number): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  return `${nameOf(publicUrl)}=${token}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

// The session's cookie: what it is called, what goes with it, and how it is read. Its value is our own alphabet, so nothing is escaped.

/** Over https the name itself makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis, section 4.1.3.2). */
export function cookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-leadshare_session' : 'leadshare_session';
}

/** A value for Set-Cookie. */
export function sessionCookie(publicUrl: string, token: string, maxAgeS: number): string {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  return `${cookieName(publicUrl)}=${token}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** Takes the cookie away again. */
export function endedCookie(publicUrl: string): string {
  return sessionCookie(publicUrl, '', 0);
}

/** The token in a Cookie header; null when there is none that could be ours. */
export function tokenIn(header: string | undefined, publicUrl: string): string | null {
  const name = cookieName(publicUrl);
  for (const part of (header ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=', 2);
    if (key === name && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

const isSecure = (publicUrl: string) => publicUrl.startsWith('https://');

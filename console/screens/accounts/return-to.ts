// Where one goes after signing in: a path of this console, never another site, however it is spelt.

/** The path asked for, or `/` for what is not a local path. */
export function localPath(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked)) return '/';
  // Browsers drop tabs and line breaks before they read a URL.
  if (/[\u0000-\u001f\\]/.test(asked) || !URL.canParse(asked, location.origin)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, location.origin);
  return origin === location.origin && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

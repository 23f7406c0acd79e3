// Where a sign-in ends: a path of this server, never another site, however it is spelt.

const home = '/';
const longest = 2000;
/** Nobody has this name (RFC 2606); a path that leaves it is no path of ours. */
const here = 'http://here.invalid';

/** The asked path with its query and fragment, or `/` for what is not a local path. */
export function localPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > longest || !/^\/(?![/\\])/.test(asked)) return home;
  // Browsers drop tabs and line breaks before they read a URL, and take \ for /.
  if (/[\u0000-\u001f\u007f\\]/.test(asked) || !URL.canParse(asked, here)) return home;
  const { origin, pathname, search, hash } = new URL(asked, here);
  // Dots may leave a path that begins with //, which is another host.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : home;
}

// Which names are time zones.

/** A name that both we and PostgreSQL read alike: an offset such as +02:00 would mean its opposite there. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

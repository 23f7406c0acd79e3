// What the link that ends a report's mails carries: whose mails of which report, sealed. Nobody can make one for somebody else.
import type { App } from '../platform/app.ts';

export type Reading = { publisherId: string; reportId: string; userId: string };

const place = 'report stop';
export const stopPath = '/reports/stop/';

export function stopUrl(app: App, { publisherId, reportId, userId }: Reading): string {
  return `${app.publicUrl()}${stopPath}${app.vault.seal(`${publisherId} ${reportId} ${userId}`, place)}`;
}

/** Null: it is none of ours, or of a key that is gone. */
export function readStop(app: App, token: string): Reading | null {
  if (token.length > 500) return null;
  try {
    const [publisherId = '', reportId = '', userId = ''] = app.vault.open(token, place).split(' ');
    return { publisherId, reportId, userId };
  } catch {
    return null;
  }
}

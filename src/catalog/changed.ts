// Tells every process that a publisher's listings or tokens changed.
import type { App } from '../platform/app.ts';

/** After the commit. Best effort: whoever misses it looks again within seconds. */
export async function tellConfiguration(app: App, publisherId: string): Promise<void> {
  await app.db
    .notify('configuration', publisherId)
    .catch((err) => app.log.warn({ err, publisherId }, 'configuration.not_told'));
}

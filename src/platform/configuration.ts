// Tells every process that what it knows of a publisher is out of date: listings, tokens, destinations.
import type { App } from './app.ts';

/** After the commit. Best effort: whoever misses it looks again within seconds. */
export async function tellConfiguration(app: App, publisherId: string): Promise<void> {
  await app.db
    .notify('configuration', publisherId)
    .catch((err) => app.log.warn({ err, publisherId }, 'configuration.not_told'));
}

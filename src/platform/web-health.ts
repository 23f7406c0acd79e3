// What machines ask: does the process live, can it serve, how is it doing.
import type { App } from './app.ts';
import { pending } from './migrate.ts';
import { Refusal } from './refusal.ts';
import type { Web } from './web.ts';

export function healthRoutes(web: Web, app: App): void {
  web.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));

  web.get('/readyz', { schema: { hide: true } }, async () => {
    const missing = await pending(app.db).catch((err) => {
      app.log.warn({ err }, 'database.not_ready');
      throw new Refusal('unavailable', 'The database does not answer.', { retryAfterS: 5 });
    });
    const names = missing.map(({ name }) => name).join(', ');
    if (names !== '') throw new Refusal('unavailable', `The database lacks ${names}.`, { retryAfterS: 5 });
    return { status: 'ready' };
  });

  web.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const { registry } = app.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

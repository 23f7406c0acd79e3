// The first run's page: one button, which makes the owner's key and shows it once.
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { linkOpen, openFirstRun } from './first-run.ts';
import { ownerPage, usedPage, welcomePage, welcomePolicy } from './welcome-page.ts';

type Visit = { Params: { token: string } };

export function welcomeRoutes(web: Web, app: App): void {
  const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': welcomePolicy };
  const schema = { hide: true };

  void web.register(async (scope) => {
    // A form's post; the button carries nothing but the link.
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { bodyLimit: 1024 },
      (_request, _body, done) => done(null),
    );

    scope.get<Visit>('/welcome/:token', { schema }, async ({ params }, reply) => {
      const open = await linkOpen(app, params.token);
      return reply
        .code(open ? 200 : 404)
        .headers(html)
        .send(open ? welcomePage() : usedPage());
    });

    scope.post<Visit>('/welcome/:token', { schema }, async ({ params, headers }, reply) => {
      const made = await openFirstRun(app, params.token);
      const browser = headers.accept?.includes('text/html') ?? false;
      if (made === null && !browser)
        throw new Refusal('not_found', 'This link is unknown, or was used already.');
      if (made === null) return reply.code(404).headers(html).send(usedPage());
      if (browser) return reply.code(201).headers(html).send(ownerPage(made.key));
      return reply.code(201).send({ id: made.id, key: made.key });
    });
  });
}

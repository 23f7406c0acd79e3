// Routes for who forgot the password.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { askForReset, resetPassword } from './password-reset.ts';
import { emailAddress, password } from './person-fields.ts';
import type { Post } from './post.ts';
import type { Tries } from './tries.ts';
import { refuseForeign } from './visitor.ts';

export function passwordResetRoutes(web: Web, app: App, tries: Tries, post: Post): void {
  const tags = ['Signing in'];
  const config = { open: true } as const;
  const path = '/api/v1/password-resets';

  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Ask for a link to set a new password',
        description: 'The answer is the same whether or not the address is known.',
        body: z.strictObject({ email: emailAddress }),
        response: { 202: z.undefined().describe('If the address is known, a mail is on its way') },
      },
    },
    async (request, reply) => {
      refuseForeign(app, request);
      askForReset(app, tries, post, request.body.email, request.ip);
      return reply.code(202).send();
    },
  );

  web.post(
    `${path}/:token`,
    {
      config,
      schema: {
        tags,
        summary: 'Set a new password',
        params: z.object({ token: z.string() }),
        body: z.strictObject({ password }),
        response: { 204: z.undefined().describe('Set; sign in with it') },
      },
    },
    async (request, reply) => {
      refuseForeign(app, request);
      await resetPassword(app, request.params.token, request.body.password);
      return reply.code(204).send();
    },
  );
}

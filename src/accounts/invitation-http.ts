// Routes of invitations: made, listed and withdrawn by a publisher; opened and accepted by whoever has the link.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { languageOf } from '../platform/words.ts';
import { invitationsAfter } from './invitation-store.ts';
import { accept, invite, shownInvitation, withdraw, type LanguageFor } from './invitations.ts';
import { emailAddress, languageTag, password, personName } from './person-fields.ts';
import type { Post } from './post.ts';
import { ProviderShown } from './provider-shown.ts';
import { roles } from './roles.ts';
import { placeOf, refuseForeign, signedIn } from './visitor.ts';

const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(roles),
    invitedBy: z.string().describe('A person, a key, or operator'),
    createdAt: z.date(),
    endsAt: z.date(),
    acceptedAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
  })
  .meta({ id: 'Invitation' });
const NewInvitation = Invitation.extend({
  url: z.string().describe('The link; shown this once'),
  mailed: z.boolean().describe('False: no mail server took it, so pass the link on yourself'),
}).meta({ id: 'NewInvitation' });

const tags = ['People'];

export function invitationRoutes(web: Web, app: App, post: Post): void {
  const path = '/api/v1/publishers/:publisherId/invitations';
  const params = z.object({ publisherId: z.string() });
  const write = { scope: 'people:write', operatorToo: true } as const;

  web.post(
    path,
    {
      config: write,
      schema: {
        tags,
        summary: 'Invite a person',
        params,
        body: z.strictObject({
          email: emailAddress,
          role: z.enum(roles).describe('operator: in pub_operator alone, and nothing else there'),
          language: languageTag
            .optional()
            .describe('Of the mail; left out: the person’s own where known, else the publisher’s default'),
        }),
        response: { 201: NewInvitation },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply.code(201).send(await invite(app, post, actor, publisherId, body)),
  );

  web.get(
    path,
    {
      config: { scope: 'people:read', operatorToo: true },
      schema: {
        tags,
        summary: 'List invitations',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(Invitation) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = '' } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        invitationsAfter(tx, publisherId, cursor, limit + 1),
      );
      return page(rows, limit, ({ id }) => id);
    },
  );

  web.delete(
    `${path}/:invitationId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Withdraw an invitation',
        params: params.extend({ invitationId: z.string() }),
        response: { 204: z.undefined().describe('Withdrawn') },
      },
    },
    async ({ actor, params: { publisherId, invitationId } }, reply) => {
      await withdraw(app, actor, publisherId, invitationId);
      return reply.code(204).send();
    },
  );
}

const OpenInvitation = z
  .object({
    publisherName: z.string(),
    inviterName: z.string().nullable().describe('The person who invites; null where a key did'),
    email: z.string(),
    role: z.enum(roles),
    hasUser: z.boolean().describe('The address can sign in already: do so, then accept'),
    endsAt: z.date(),
    providers: z
      .array(ProviderShown)
      .describe('Sign-ins that may accept it: the operator’s and the publisher’s'),
  })
  .meta({ id: 'OpenInvitation' });
const Joined = z
  .object({ userId: z.string(), publisherId: z.string(), role: z.enum(roles) })
  .meta({ id: 'Joined' });

/** For whoever holds the link: nobody needs to be known. */
export function invitedRoutes(web: Web, app: App): void {
  const path = '/api/v1/invitations/:token';
  const config = { open: true } as const;
  const params = z.object({ token: z.string() });

  web.get(
    path,
    {
      config,
      schema: { tags, summary: 'What a link invites to', params, response: { 200: OpenInvitation } },
    },
    async (request) => shownInvitation(app, request.params.token),
  );

  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Accept an invitation',
        description:
          'Signed in as the invited person, send nothing else. Otherwise a name and a password make the user.',
        params,
        body: z
          .strictObject({
            name: personName.optional(),
            password: password.optional(),
            language: languageTag
              .optional()
              .describe('Left out: the browser’s first that we speak, else the publisher’s default'),
          })
          .default({}),
        response: { 201: Joined },
      },
    },
    async (request, reply) => {
      refuseForeign(app, request);
      const { body, params: link, headers } = request;
      const { language, ...typed } = body;
      const languageFor: LanguageFor = (otherwise) =>
        language ?? languageOf(headers['accept-language'], otherwise);
      const input = { ...typed, languageFor };
      const session = await signedIn(app, request);
      const { cookie, ...joined } = await accept(app, link.token, session, input, placeOf(request));
      if (cookie !== null) void reply.header('set-cookie', cookie);
      return reply.code(201).send(joined);
    },
  );
}

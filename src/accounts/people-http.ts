// Routes of a publisher's people: who they are, what role each has, removing them.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { membersAfter, type Member } from './membership-store.ts';
import { changeMember, removeMember } from './people.ts';
import { roles, worksLeads } from './roles.ts';

const MemberView = z
  .object({
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    joinedAt: z.date(),
    disabledAt: z.date().nullable(),
    worksLeads: z.boolean().describe('May be handed leads: by their role, and as long as they may sign in'),
  })
  .meta({ id: 'Member' });

function memberView(member: Member): z.infer<typeof MemberView> {
  return { ...member, worksLeads: worksLeads(member.role, member.disabledAt) };
}

export function peopleRoutes(web: Web, app: App): void {
  const tags = ['People'];
  const path = '/api/v1/publishers/:publisherId/people';
  const write = { scope: 'people:write', operatorToo: true } as const;
  const ofMember = z.object({ publisherId: z.string(), userId: z.string() });

  web.get(
    path,
    {
      config: { scope: 'people:read', operatorToo: true },
      schema: {
        tags,
        summary: 'List the people of a publisher',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(MemberView) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = '' } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        membersAfter(tx, publisherId, cursor, limit + 1),
      );
      return page(rows.map(memberView), limit, ({ userId }) => userId);
    },
  );

  web.patch(
    `${path}/:userId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Give a person another role, or keep them from signing in',
        description: 'Who belongs to another publisher too is disabled by an operator only.',
        params: ofMember,
        body: z.strictObject({
          role: z.enum(roles).optional(),
          disabled: z.boolean().optional().describe('Signs in nowhere, and all their sessions end'),
        }),
        response: { 200: MemberView },
      },
    },
    async ({ actor, params: { publisherId, userId }, body }) =>
      memberView(await changeMember(app, actor, publisherId, userId, body)),
  );

  web.delete(
    `${path}/:userId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Remove a person from the publisher',
        params: ofMember,
        response: { 204: z.undefined().describe('Removed') },
      },
    },
    async ({ actor, params }, reply) => {
      await removeMember(app, actor, params.publisherId, params.userId);
      return reply.code(204).send();
    },
  );
}

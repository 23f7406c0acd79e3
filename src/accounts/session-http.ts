// Routes of signing in and out, and of the session that is open now.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { endedCookie } from './cookie.ts';
import { emailAddress, languageTag, password, personName, timeZone } from './person-fields.ts';
import { changeUser } from './change-user.ts';
import { prove } from './proof.ts';
import { roles } from './roles.ts';
import { endSessions, readSession } from './sessions.ts';
import { SecondFactors, sessionView } from './session-view.ts';
import { signIn } from './sign-in.ts';
import type { Tries } from './tries.ts';
import { placeOf, refuseForeign } from './visitor.ts';

const SignedIn = z.object(SecondFactors).meta({ id: 'SignedIn' });

const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: languageTag,
    destinationMails: z
      .boolean()
      .describe('Is mailed before a key ends, and when leads stop, about destinations they own'),
    responseMails: z.boolean().describe('Is mailed when a first response is due soon or late'),
    taskMails: z.boolean().describe('Is mailed in the morning what is overdue and what is due that day'),
    timeZone: z.string().nullable().describe('IANA; null: not known yet'),
  })
  .meta({ id: 'User' });

const Membership = z
  .object({
    publisherId: z.string(),
    publisherName: z.string(),
    slug: z.string(),
    role: z.enum(roles),
    scopes: z.array(z.string()).describe('What the role allows for this publisher'),
    onlyAssigned: z.boolean().describe('Sees only the leads assigned to them'),
  })
  .meta({ id: 'Membership' });

const CurrentSession = z
  .object({
    id: z.string(),
    user: User,
    operator: z.boolean().describe('May do everything for every publisher'),
    memberships: z.array(Membership),
    scopes: z.array(z.string()).describe('Of all memberships together'),
    ...SecondFactors,
    hasPassword: z.boolean(),
    confinedTo: z
      .string()
      .nullable()
      .describe(
        'The publisher whose identity provider signed the person in: nothing else is open, nor how they sign in',
      ),
    recoveryCodes: z.int().describe('How many are left'),
    createdAt: z.date(),
    endsAt: z.date().describe('At the latest; twelve hours without use end it too'),
  })
  .meta({ id: 'CurrentSession' });

const tags = ['Signing in'];

export function sessionRoutes(web: Web, app: App, tries: Tries): void {
  const path = '/api/v1/session';
  const config = { person: true } as const;

  web.post(
    path,
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Sign in by e-mail address and password',
        description:
          'Starts a session in a cookie. Unless secondFactor is none, it opens nothing until that was given.',
        body: z.strictObject({ email: emailAddress, password }),
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      refuseForeign(app, request);
      const before = await readSession(app, request.headers.cookie);
      const started = await signIn(app, tries, request.body, placeOf(request), before);
      const { secondFactors } = started;
      return reply
        .header('set-cookie', started.cookie)
        .send({ secondFactor: secondFactors[0] ?? 'none', secondFactors });
    },
  );

  web.get(
    path,
    {
      config,
      schema: { tags, summary: 'Who is signed in, and what they may do', response: { 200: CurrentSession } },
    },
    async ({ session }) => sessionView(app, session!),
  );

  web.delete(
    path,
    {
      config: { person: 'pending' },
      schema: { tags, summary: 'Sign out', response: { 204: z.undefined().describe('Signed out') } },
    },
    async ({ session }, reply) => {
      const { userId, id } = session!;
      await app.outbox.transact(null, (tx, say) => endSessions(app, tx, say, userId, { only: id }));
      return reply.code(204).header('set-cookie', endedCookie(app.publicUrl())).send();
    },
  );

  const change = z.strictObject({
    name: personName.optional(),
    language: languageTag.optional(),
    destinationMails: z.boolean().optional(),
    responseMails: z.boolean().optional(),
    taskMails: z.boolean().optional(),
    timeZone: timeZone.optional().describe('IANA, such as Europe/Prague'),
    password: password.optional().describe('A new one; ends all other sessions'),
    currentPassword: password.optional().describe('Needed with a new password'),
  });
  web.patch(
    `${path}/user`,
    { config, schema: { tags, summary: 'Change who you are', body: change, response: { 200: User } } },
    async ({ session, body }) => changeUser(app, tries, session!, body),
  );
  proofRoute(web, app, tries);
}

function proofRoute(web: Web, app: App, tries: Tries): void {
  const proof = z.strictObject({
    password: password.optional(),
    code: z.string().trim().min(1).max(64).optional().describe('Of the app, or a recovery code'),
  });
  web.post(
    '/api/v1/session/proofs',
    {
      config: { person: true, credentials: true },
      schema: {
        tags,
        summary: 'Prove once more who you are, by the password or a code',
        description:
          'Counts for 15 minutes, for what answers `proof_needed`. Signing in by a passkey does the same.',
        body: proof,
        response: { 204: z.undefined().describe('Proved') },
      },
    },
    async ({ session, body }, reply) => {
      await prove(app, tries, session!, body);
      return reply.code(204).send();
    },
  );
}

// Sends noted warnings: one mail per person and kind, listing all of theirs. It is sent a second time only when this process dies, or
// the database goes away, between the mail server's yes and the note of it; both have the same Message-ID.
import type { Letter, Post } from '../accounts/post.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { wordsOf, type Given } from '../platform/words.ts';
import { daysLeft } from './warning.ts';
import {
  claimMails,
  markSent,
  toldOf,
  type ClaimedMail,
  type Told,
  type WarningKind,
} from './warning-store.ts';

/** Longer subjects are cut by mail programs. */
const longestNames = 100;

const letterKinds = {
  key: 'destinations.keyEnds',
  stopped: 'destinations.stopped',
  well: 'destinations.wellAgain',
} as const satisfies Record<WarningKind, Letter['kind']>;

/** Resolves when nothing is left to send now, or the process ends. What could not be sent is tried again later, for about a day. */
export async function mailWarnings(app: App, post: Post): Promise<void> {
  if (app.config.smtpUrl === null) return;
  while (!post.isClosing()) {
    const claimed = await claimMails(app.db, app.clock.now());
    if (claimed.length === 0) return;
    await mailOne(app, post, claimed);
  }
}

/** claimed: all of one person. */
async function mailOne(app: App, post: Post, claimed: ClaimedMail[]): Promise<void> {
  const { userId } = claimed[0]!;
  const kinds = Map.groupBy(await toldOf(app.db, claimed), ({ kind }) => kind);
  for (const [kind, told] of kinds) {
    const [first] = told.map(({ warningId }) => warningId).toSorted();
    if (!(await post.send({ ...letterOf(app, kind, told), messageId: `${first}.${userId}@leadshare` })))
      continue;
    await markSent(app.db, userId, told, app.clock.now());
    app.log.info({ userId, kind, destinations: told.length }, 'warning.mailed');
    for (const { publisherId, destinationId } of told)
      app.changes.tell(publisherId, 'destinations', [destinationId]);
  }
}

function letterOf(app: App, kind: WarningKind, told: Told[]): Letter {
  const { email, language } = told[0]!;
  const now = app.clock.now();
  const words = wordsOf(language, 'mail');
  const lines = told.map((each) => words(`${letterKinds[kind]}.line`, lineOf(app, each, now)));
  const hasEnded = told.some((each) => whenOf(each, now) === 'ended');
  const given = {
    names: namesOf(told),
    lines: lines.join('\n\n'),
    when: hasEnded ? 'ended' : 'ahead',
    url: `${app.publicUrl()}/account`,
  };
  return { to: email, language, kind: letterKinds[kind], given, end: 'destinations.end' };
}

function lineOf(app: App, told: Told, now: Date): Given {
  const { publisherId, publisherName, destinationId, name, keyEndsAt, reason, waiting, paused } = told;
  const base = publisherId === operatorId ? '/operator' : `/publishers/${publisherId}`;
  return {
    name: oneLine(name),
    publisher: oneLine(publisherName),
    page: `${app.publicUrl()}${base}/destinations/${destinationId}`,
    when: whenOf(told, now),
    endsAt: keyEndsAt ?? now,
    days: keyEndsAt === null ? 0 : daysLeft(keyEndsAt, now),
    reason: reason === null ? '' : wordsOf(told.language, 'reasons')(reason),
    waiting: waiting ?? 0,
    paused: paused ? 'yes' : 'no',
  };
}

function whenOf({ keyEndsAt }: Told, now: Date): 'ended' | 'today' | 'ahead' {
  if (keyEndsAt === null) return 'ahead';
  return keyEndsAt <= now ? 'ended' : daysLeft(keyEndsAt, now) === 0 ? 'today' : 'ahead';
}

function namesOf(told: Told[]): string {
  const names = [...new Set(told.map(({ name }) => oneLine(name)))].join(', ');
  return names.length > longestNames ? `${names.slice(0, longestNames - 1)}…` : names;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

// The mail of the morning: at eight where its reader is, once a day, only when there is something to do.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { handClock } from '../platform/clock.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { mailMornings } from './mail-mornings.ts';
import { noteMornings } from './note-mornings.ts';

const minute = 60_000;
const hour = 60 * minute;
let clock: ReturnType<typeof handClock>;
let mailbox: Mailbox;
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let seller: APerson;

beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(async () => {
  await mailbox.close();
});
beforeEach(async () => {
  // A Monday, an hour before eight in UTC.
  clock = handClock('2026-03-02T07:00:00.000Z');
  house = await bootDelivering({ SMTP_URL: mailbox.url }, clock);
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher, { title: 'Shift Planner' });
  seller = await aPerson(house, publisher.id, 'seller');
  return () => house.close();
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const profile = (body: object, by = seller) => house.call('PATCH', '/api/v1/session/user', body, by.as);
async function task(hours: number, by = seller, given: Record<string, unknown> = {}) {
  const id = await aLead(house, listing, given);
  await house.call('POST', path('/leads/assignments'), { leadIds: [id], userId: by.userId });
  const dueAt = new Date(clock.now().getTime() + hours * hour).toISOString();
  const body = { kind: 'call', title: 'Call Zofia', dueAt };
  const { body: made } = await house.call('POST', path(`/leads/${id}/tasks`), body, by.as);
  return { leadId: id, taskId: made.id as string };
}
const timer = async () => {
  await noteMornings(house.app);
  await mailMornings(house.app, house.house.post);
};
/** What came at last of the minutes up to then. */
async function at(time: string) {
  const before = mailbox.mails.length;
  clock.forward(Date.parse(time) - clock.now().getTime());
  await timer();
  return mailbox.mails
    .slice(before)
    .filter(({ subject }) => !subject!.startsWith('Invitation'))
    .map(({ envelope, subject }) => `${envelope.join()} ${subject}`)
    .toSorted();
}
const one = (today: number, overdue: number, { email } = seller) =>
  `${email} Due today: ${today}. Overdue: ${overdue}`;

describe('the mail of the morning', () => {
  it('comes at eight with what is overdue and due that day, by the offer, and once', async () => {
    const late = await task(0.5, seller, { FirstName: 'Zofia', LastName: 'Majchrzak' });
    const soon = await task(3);
    await task(20);
    expect(await at('2026-03-02T07:59:00Z')).toEqual([]);
    expect(await at('2026-03-02T08:00:00Z')).toEqual([one(1, 1)]);
    const mail = mailbox.mails.at(-1)!;
    const page = (id: string) => `https://leads.example/publishers/${publisher.id}/leads/${id}`;
    expect(mail.text!.replaceAll('\r\n', '\n').replaceAll('\u202f', ' ')).toContain(
      `Overdue:\n\nMar 2, 2026, 7:30 AM, Call: Shift Planner (${publisher.name})\n${page(late.leadId)}\n\n` +
        `Due today:\n\n10:00 AM, Call: Shift Planner (${publisher.name})\n${page(soon.leadId)}\n\nTimes are those of UTC.`,
    );
    expect(mail.text).not.toMatch(/Zofia|Majchrzak/);
    expect(mail.html).toBeUndefined();
    expect(await at('2026-03-02T08:01:00Z')).toEqual([]);
    await task(1);
    expect(await at('2026-03-02T08:05:00Z')).toEqual([]);
    expect(await at('2026-03-03T08:00:00Z')).toEqual([one(0, 4)]);
  });

  it('has first responses as well', async () => {
    const { leadId } = await task(48);
    await tellScored(house.app);
    await house.call('PATCH', path(`/leads/${leadId}/playbook-run`), { state: 'stopped' }, seller.as);
    expect(await at('2026-03-03T08:00:00Z')).toEqual([one(0, 1)]);
    expect(mailbox.mails.at(-1)!.text).toContain('First response: Shift Planner');
  });

  it('has twenty of a kind, and the rest as a number', async () => {
    for (let nth = 0; nth < 23; nth++) await task(0.5);
    expect(await at('2026-03-02T08:00:00Z')).toEqual([one(0, 23)]);
    const { text } = mailbox.mails.at(-1)!;
    expect([text!.match(/\/leads\/lead_/g)!.length, /And .* more\./.exec(text!)![0]]).toEqual([
      20,
      'And 3 more.',
    ]);
  });

  it('does not come to whoever has nothing to do, or wants none, or is gone', async () => {
    const people: APerson[] = [];
    for (let nth = 0; nth < 4; nth++) people.push(await aPerson(house, publisher.id, 'manager'));
    const [idle, unwilling, disabled, removed] = people as [APerson, APerson, APerson, APerson];
    await task(20, idle);
    await task(2, unwilling);
    await task(2, disabled);
    await task(2, removed);
    await task(2);
    await profile({ taskMails: false }, unwilling);
    await house.call('PATCH', path(`/people/${disabled.userId}`), { disabled: true });
    await house.call('DELETE', path(`/people/${removed.userId}`));
    expect(await at('2026-03-02T08:00:00Z')).toEqual([one(1, 0)]);
  });

  it('leaves out what was done between the note and the sending, and does not come for nothing', async () => {
    const { taskId } = await task(2);
    clock.forward(hour);
    await noteMornings(house.app);
    await house.call('POST', path(`/tasks/${taskId}/completions`), {}, seller.as);
    expect(await at('2026-03-02T08:00:00Z')).toEqual([]);
    expect(await at('2026-03-02T09:00:00Z')).toEqual([]);
  });

  it('is read in the reader’s language and by their clock', async () => {
    await profile({ language: 'cs', timeZone: 'America/New_York' });
    await task(8);
    expect(await at('2026-03-02T12:59:00Z')).toEqual([]);
    expect(await at('2026-03-02T13:00:00Z')).toEqual([`${seller.email} Na dnes: 1. Po termínu: 0`]);
    expect(mailbox.mails.at(-1)!.text).toContain('10:00, Hovor: Shift Planner');
    expect(mailbox.mails.at(-1)!.text).toContain('America/New_York');
  });

  it('comes at eight by the wall clock on both sides of a change of clocks', async () => {
    await profile({ timeZone: 'Europe/Warsaw' });
    await task(24 * 24);
    await task(24 * 27);
    expect(await at('2026-03-28T06:59:00Z')).toEqual([]);
    expect(await at('2026-03-28T07:00:00Z')).toEqual([one(0, 1)]);
    expect(await at('2026-03-29T05:59:00Z')).toEqual([]);
    expect(await at('2026-03-29T06:00:00Z')).toEqual([one(1, 1)]);
  });
});

describe('exactly once', () => {
  it('over processes that look at the same time', async () => {
    await task(2);
    clock.forward(hour);
    const before = mailbox.mails.length;
    await Promise.all([timer(), timer(), timer()]);
    expect(mailbox.mails).toHaveLength(before + 1);
  });

  it('when the mail server says no, by trying again; when the process dies after its yes, under the same id', async () => {
    await task(2);
    clock.forward(hour);
    mailbox.script(451);
    expect(await at('2026-03-02T08:00:00Z')).toEqual([]);
    expect(await at('2026-03-02T08:04:00Z')).toEqual([]);
    expect(await at('2026-03-02T08:05:00Z')).toEqual([one(1, 0)]);
    // As if the note of it had been lost.
    await house.app.db.run(sql`update task_mornings set sent_at = null, next_at = ${clock.now()}`);
    await timer();
    const [first, second] = mailbox.mails.slice(-2).map(({ messageId }) => messageId);
    expect(first).toBe(second);
  });

  it('and not at all once the morning, or for one that was noted the day, is over', async () => {
    await task(2);
    expect(await at('2026-03-02T12:00:00Z')).toEqual([]);
    const [, next] = [clock.forward(20 * hour), await at('2026-03-03T08:00:00Z')];
    expect(next).toEqual([one(0, 1)]);
    await house.app.db.run(sql`update task_mornings set sent_at = null, next_at = ${clock.now()}`);
    clock.forward(17 * hour);
    await mailMornings(house.app, house.house.post);
    expect(mailbox.mails.at(-1)!.messageId).toContain('2026-03-03');
    const count = mailbox.mails.length;
    await mailMornings(house.app, house.house.post);
    expect(mailbox.mails).toHaveLength(count);
  });

  it('and is noted nowhere where no mail can be sent', async () => {
    const mute = await bootDelivering({}, clock);
    try {
      clock.forward(hour);
      await noteMornings(mute.app);
      expect(await mute.app.db.rows(sql`select 1 from task_mornings`)).toEqual([]);
    } finally {
      await mute.close();
    }
  });
});

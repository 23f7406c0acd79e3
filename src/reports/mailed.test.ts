// Reports by mail: once for each time they are due, to whoever may still have them, until they stop it.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { buildAll, countAll } from '../../test/insight.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { readWorkbook } from '../../test/workbook.ts';
import { handClock } from '../platform/clock.ts';
import { mailReports, noteReports } from './send-reports.ts';

const minute = 60_000;
const hour = 60 * minute;
let clock: ReturnType<typeof handClock>;
let mailbox: Mailbox;
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let owner: APerson;
let ada: APerson;

beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.close());
beforeEach(async () => {
  // A Monday, an hour before eight in UTC.
  clock = handClock('2026-03-02T07:00:00.000Z');
  house = await bootDelivering({ SMTP_URL: mailbox.url }, clock);
  publisher = await aPublisher(house, { name: 'Northwind Labs' });
  listing = await aListing(house, publisher, { title: 'Shift Planner' });
  owner = await aPerson(house, publisher.id, 'owner', { name: 'Olga' });
  ada = await aPerson(house, publisher.id, 'marketer', { name: 'Ada' });
  return () => house.close();
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const monday = { every: 'week', weekday: 1, hour: 8, format: 'xlsx' };
async function report(given: object = {}, readers = [owner, ada], as: CallOptions = owner.as) {
  const schedule = { ...monday, readers: readers.map(({ userId }) => userId) };
  const body = { name: 'Mondays', blocks: ['funnel', 'breakdown'], shared: true, schedule, ...given };
  const answer = await house.call('POST', path('/reports'), body, as);
  expect(answer.status).toBe(201);
  return answer.body as { id: string; nextMailAt: string };
}
const timer = async () => {
  await noteReports(house.app);
  await mailReports(house.app, house.house.post);
};
/** Whom the mails went to that came by then, but for invitations. */
async function by(time: string) {
  const before = mailbox.mails.length;
  clock.forward(Date.parse(time) - clock.now().getTime());
  await timer();
  return mailbox.mails
    .slice(before)
    .map(({ envelope }) => envelope.join())
    .toSorted();
}
const both = () => [owner.email, ada.email].toSorted();
const lastMail = async (id: string) => {
  const { body } = await house.call('GET', path(`/reports/${id}`));
  return body.lastMail?.readers
    .map(({ name, outcome }: { name: string | null; outcome: string | null }) => `${name} ${outcome}`)
    .toSorted();
};

describe('a report that is due', () => {
  it('comes at its hour with the numbers, the file, a link and a way to stop it, and once', async () => {
    await aLead(house, listing);
    await countAll(house);
    const { id, nextMailAt } = await report();
    expect(nextMailAt).toBe('2026-03-02T08:00:00.000Z');
    expect(await by('2026-03-02T07:59:00Z')).toEqual([]);
    expect(await by('2026-03-02T08:00:00Z')).toEqual(both());
    const mail = mailbox.mails.at(-1)!;
    expect(mail.subject).toMatch(/^Mondays: Feb 3\s–\sMar 2, 2026$/);
    const page = `https://leads.example/publishers/${publisher.id}/performance/reports/${id}`;
    expect(mail.text).toContain('Leads: 1 (before: 0; +1, too few to tell)');
    expect(mail.text).toContain(page);
    expect(mail.html).toContain(`<a href="${page}">Open the report</a>`);
    expect(mail.html).not.toContain('<img');
    const [file] = mail.attachments;
    expect(file!.filename).toBe('Mondays-2026-02-03-2026-03-02.xlsx');
    const sheets = readWorkbook(Buffer.from(file!.content as ArrayBuffer));
    expect(
      sheets
        .get('Breakdown  Listing')![1]!
        .map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(['Shift Planner', '1']);
    expect(await by('2026-03-02T08:01:00Z')).toEqual([]);
    expect(await lastMail(id)).toEqual(['Ada sent', 'Olga sent']);
    expect(await by('2026-03-09T08:00:00Z')).toEqual(both());
  });

  it('is read in the reader’s language, by the clock of the publisher’s days', async () => {
    await house.call('PUT', path('/insight/settings'), { timeZone: 'Europe/Warsaw' });
    await house.call('PATCH', '/api/v1/session/user', { language: 'hu' }, ada.as);
    await buildAll(house);
    await report({ schedule: { every: 'month', day: 31, hour: 8, format: 'csv', readers: [ada.userId] } });
    expect(await by('2026-03-31T05:59:00Z')).toEqual([]);
    expect(await by('2026-03-31T06:00:00Z')).toEqual([ada.email]);
    const mail = mailbox.mails.at(-1)!;
    expect(mail.text).toContain('Jelentés megnyitása');
    expect(mail.text).toContain('Europe/Warsaw');
    expect(mail.attachments[0]!.filename).toMatch(/\.csv$/);
  });

  it('tells sellers their own numbers alone', async () => {
    const seller = await aPerson(house, publisher.id, 'seller');
    await aLead(house, listing);
    await countAll(house);
    await report({ blocks: ['funnel', 'arrivals'] }, [seller]);
    expect(await by('2026-03-02T08:00:00Z')).toEqual([seller.email]);
    const { text } = mailbox.mails.at(-1)!;
    expect(text).toContain('Leads: 0');
    expect(text).toContain('Tables that your role may not see are left out.');
  });

  it('goes to nobody who has left, lost it or cannot sign in, and says so', async () => {
    const left = await aPerson(house, publisher.id, 'marketer', { name: 'Lea' });
    const barred = await aPerson(house, publisher.id, 'marketer', { name: 'Bo' });
    const { id } = await report({}, [owner, left, barred]);
    await house.call('DELETE', path(`/people/${left.userId}`));
    await house.call('PATCH', path(`/people/${barred.userId}`), { disabled: true });
    expect(await by('2026-03-02T08:00:00Z')).toEqual([owner.email]);
    expect(await lastMail(id)).toEqual(['Bo left', 'Olga sent', 'null left']);
  });

  it('goes to nobody else once it is its author’s alone', async () => {
    const { id } = await report({}, [ada]);
    const schedule = { ...monday, readers: [ada.userId] };
    const again = { name: 'x', blocks: ['funnel'], shared: false, schedule };
    const refused = await house.call('PUT', path(`/reports/${id}`), again, owner.as);
    expect(refused.body.errors[0].code).toBe('share_first');
    await house.app.db.run(sql`update reports set shared = false where id = ${id}`);
    expect(await by('2026-03-02T08:00:00Z')).toEqual([]);
    await house.app.db.run(sql`update reports set shared = true where id = ${id}`);
    expect(await lastMail(id)).toEqual(['Ada left']);
  });
});

describe('stopping it', () => {
  const stopOf = () =>
    /<(https:[^>]+)>/.exec(
      mailbox.mails.at(-1)!.headers.find(({ key }) => key === 'list-unsubscribe')!.value,
    )![1]!;
  const press = async (url: string, payload: string) => {
    const answer = await house.web.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
    return answer.statusCode;
  };

  it('takes one post of a mail program, for that reader and report alone, and can be taken back', async () => {
    const { id } = await report({ schedule: { every: 'day', hour: 8, readers: [owner.userId] } }, [owner]);
    const other = await report({}, [owner, ada]);
    expect(await by('2026-03-02T08:00:00Z')).toEqual([...both(), owner.email].toSorted());
    const url = mailbox.mails
      .filter(({ subject, envelope }) => subject!.startsWith('Mondays') && envelope[0] === owner.email)
      .map(({ headers }) => headers.find(({ key }) => key === 'list-unsubscribe')!.value.slice(1, -1))
      .slice(-2);
    const asks = await Promise.all(url.map((each) => house.web.inject({ url: new URL(each).pathname })));
    expect(asks.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(asks[0]!.body).toContain('Stop the mails of “Mondays”?');
    // Looking at it changes nothing.
    expect(await by('2026-03-03T08:00:00Z')).toEqual([owner.email]);
    const daily = stopOf();
    expect(await press(daily, 'List-Unsubscribe=One-Click')).toBe(200);
    expect(await by('2026-03-04T08:00:00Z')).toEqual([]);
    const { body } = await house.call('GET', path(`/reports/${id}`));
    expect(body.schedule.readers[0].stoppedAt).toBe('2026-03-03T08:00:00.000Z');
    expect(await press(daily, 'act=undo')).toBe(200);
    expect(await by('2026-03-05T08:00:00Z')).toEqual([owner.email]);
    expect(await lastMail(other.id)).toEqual(['Ada sent', 'Olga sent']);
  });

  it('by an address that somebody altered leads nowhere', async () => {
    await report({}, [owner]);
    await by('2026-03-02T08:00:00Z');
    const url = stopOf();
    const last = url.at(-1) === 'A' ? 'B' : 'A';
    expect(await press(`${url.slice(0, -2)}${last}${last}`, '')).toBe(404);
    expect(await by('2026-03-09T08:00:00Z')).toEqual([owner.email]);
  });
});

describe('exactly once', () => {
  it('over processes that look at the same time', async () => {
    await report();
    clock.forward(hour);
    const before = mailbox.mails.length;
    await Promise.all([timer(), timer(), timer()]);
    expect(mailbox.mails).toHaveLength(before + 2);
  });

  it('when the mail server says no, by trying again; when the process dies after its yes, under the same id', async () => {
    await report({}, [owner]);
    mailbox.script(451);
    expect(await by('2026-03-02T08:00:00Z')).toEqual([]);
    expect(await by('2026-03-02T08:04:00Z')).toEqual([]);
    expect(await by('2026-03-02T08:05:00Z')).toEqual([owner.email]);
    // As if the note of it had been lost.
    await house.app.db.run(
      sql`update report_mails set ended_at = null, outcome = null, next_at = ${clock.now()}`,
    );
    await timer();
    const [first, second] = mailbox.mails.slice(-2).map(({ messageId }) => messageId);
    expect(first).toBe(second);
  });

  it('when a process dies between the note and the sending, by another after five minutes', async () => {
    await report({}, [owner]);
    clock.forward(hour);
    await noteReports(house.app);
    // Claimed by one that is gone.
    await house.app.db.run(sql`
      update report_mails set tries = 1, next_at = ${new Date(clock.now().getTime() + 5 * minute)}`);
    expect(await by('2026-03-02T08:04:00Z')).toEqual([]);
    expect(await by('2026-03-02T08:05:00Z')).toEqual([owner.email]);
  });

  it('and not at all half a day later: it is told as failed, and comes when it is due next', async () => {
    const { id } = await report({}, [owner]);
    clock.forward(hour);
    await noteReports(house.app);
    clock.forward(12 * hour);
    const before = mailbox.mails.length;
    await timer();
    expect(mailbox.mails).toHaveLength(before);
    expect(await lastMail(id)).toEqual(['Olga failed']);
    expect(await by('2026-03-09T08:00:00Z')).toEqual([owner.email]);
  });

  it('after days of standstill once, and not for every time that was missed', async () => {
    await report({ schedule: { every: 'day', hour: 8, readers: [owner.userId] } });
    expect(await by('2026-03-05T08:30:00Z')).toEqual([]);
    expect(await by('2026-03-06T08:00:00Z')).toEqual([owner.email]);
  });
});

describe('one now', () => {
  it('goes to whoever asks, and to nobody else', async () => {
    const { id } = await report();
    const before = mailbox.mails.length;
    const { body } = await house.call('POST', path(`/reports/${id}/mails`), undefined, ada.as);
    expect(body).toEqual({ sentTo: ada.email });
    expect(mailbox.mails.slice(before).map(({ envelope }) => envelope)).toEqual([[ada.email]]);
    const byKey = await house.call('POST', path(`/reports/${id}/mails`));
    expect([byKey.status, byKey.body.reason]).toEqual([403, 'members_alone']);
    mailbox.script(550);
    const refused = await house.call('POST', path(`/reports/${id}/mails`), undefined, ada.as);
    expect([refused.status, refused.body.reason]).toEqual([409, 'mail_not_taken']);
  });
});

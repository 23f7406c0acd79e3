// Owners are mailed before a key ends, when leads stop and when they flow again: each once, over all processes, in their own language.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock } from '../../test/app.ts';
import {
  aDestination,
  aLead,
  bootDelivering,
  destinationsPath,
  startCrm,
  until,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { openPost } from '../accounts/post.ts';
import { mailWarnings } from './mail-warnings.ts';
import { noteWarnings } from './note-warnings.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const clock = testClock();

let mailbox: Mailbox;
let house: Delivering;
let crm: Crm;
let publisher: APublisher;
let owner: APerson;
/** Mails that came before the test, invitations among them. */
let before: number;

beforeAll(async () => {
  mailbox = await startMailbox();
  house = await bootDelivering({ SMTP_URL: mailbox.url }, clock);
  crm = await startCrm();
});
afterAll(async () => {
  await house.close();
  await crm.close();
  await mailbox.close();
});
beforeEach(async () => {
  await house.app.db.run(sql`update destinations set removed_at = created_at`);
  crm.answer = { status: 200 };
  publisher = await aPublisher(house);
  owner = await aPerson(house, publisher.id, 'owner');
  before = mailbox.mails.length;
});

/** What the timer does, to its end. */
async function warn(): Promise<void> {
  await noteWarnings(house.app);
  await mailWarnings(house.app, house.house.post);
}
const mails = () => mailbox.mails.slice(before);
const subjects = () => mails().map(({ subject }) => subject);
const path = (id: string) => `${destinationsPath(publisher)}/${id}`;
const shown = async (id: string) =>
  (await house.call<{ warnings: { kind: string; at: string; people: number }[] }>('GET', path(id))).body
    .warnings;
const inDays = (days: number) => new Date(Math.floor(clock.now().getTime() / day + days) * day).toISOString();
const withKey = (name: string, secretExpiresAt: string, of: APublisher | null = publisher) =>
  aDestination(house, of, { name, secretExpiresAt, settings: { url: crm.url } });

describe('a key that ends', () => {
  it('is told 21, 7 and 1 days before and on the day it has ended, each once', async () => {
    const { id } = await withKey('Our CRM', inDays(23));
    const told: number[] = [];
    for (let left = 23; left > -3; left--) {
      const had = mails().length;
      await warn();
      await warn();
      if (mails().length > had) told.push(left);
      expect(mails().length - had).toBeLessThan(2);
      clock.forward(day);
    }
    expect(told).toEqual([21, 7, 1, 0]);
    expect(subjects()).toEqual([
      ...Array<string>(3).fill('Key ends soon: Our CRM'),
      'Key has ended: Our CRM',
    ]);
    expect(mails()[1]!.text).toContain(', in 7 days.\n');
    expect(mails()[1]!.text).toContain(`https://leads.example/publishers/${publisher.id}/destinations/${id}`);
    expect(mails()[1]!.text).toContain('https://leads.example/account');
    expect(mails().every(({ envelope }) => envelope[0] === owner.email)).toBe(true);
    const [warning] = await shown(id);
    expect(warning).toMatchObject({ kind: 'key', people: 1 });
    expect(clock.now().getTime() - Date.parse(warning!.at)).toBe(3 * day);
  });

  it('is told of the step that counts now, and anew for another end', async () => {
    const { id } = await withKey('Our CRM', inDays(5));
    await warn();
    expect(mails()).toHaveLength(1);
    await house.call('PATCH', path(id), { secretExpiresAt: inDays(20) });
    expect(await shown(id)).toEqual([]);
    await warn();
    expect(mails()).toHaveLength(2);
    expect(mails()[1]!.text).toContain('in 20 days');
  });

  it('is one line of one mail for whoever has several, in their language', async () => {
    const other = await aPublisher(house);
    await house.call('PATCH', '/api/v1/session/user', { language: 'hu' }, owner.as);
    await house.app.db.run(sql`
      insert into memberships (publisher_id, user_id, role, created_at) values (${other.id}, ${owner.userId}, 'owner', ${clock.now()})`);
    await withKey('First', inDays(7));
    await withKey('Second', inDays(1));
    await withKey('Third', inDays(0), other);
    await warn();
    expect(mails()).toHaveLength(1);
    const [mail] = mails();
    expect(mail!.subject).toMatch(/^Lejárt a kulcs: /);
    for (const name of ['First', 'Second', 'Third']) expect(mail!.text).toContain(`${name} (`);
  });

  it('goes to owners alone who want it, may sign in and still belong there', async () => {
    await aPerson(house, publisher.id, 'marketer');
    const [muted, disabled, gone] = [
      await aPerson(house, publisher.id, 'owner'),
      await aPerson(house, publisher.id, 'owner'),
      await aPerson(house, publisher.id, 'owner'),
    ];
    const changed = await house.call('PATCH', '/api/v1/session/user', { destinationMails: false }, muted.as);
    expect(changed.body).toMatchObject({ destinationMails: false });
    expect((await house.call('GET', '/api/v1/session', undefined, owner.as)).body.user.destinationMails).toBe(
      true,
    );
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/people/${disabled.userId}`, {
      disabled: true,
    });
    const { id } = await withKey('Our CRM', inDays(1));
    before = mailbox.mails.length;
    await noteWarnings(house.app);
    await house.call('DELETE', `/api/v1/publishers/${publisher.id}/people/${gone.userId}`);
    await warn();
    expect(mails().map(({ envelope }) => envelope)).toEqual([[owner.email]]);
    expect((await shown(id))[0]).toMatchObject({ people: 1 });
  });

  it('of the marketplace’s own destination goes to the operators', async () => {
    const operator = await aPerson(house, 'pub_operator', 'operator');
    before = mailbox.mails.length;
    const { id } = await withKey('Field sellers', inDays(1), null);
    await warn();
    expect(mails().map(({ envelope }) => envelope)).toEqual([[operator.email]]);
    expect(mails()[0]!.text).toContain(`https://leads.example/operator/destinations/${id}`);
  });

  it('is not told once it was renewed before the mail could go', async () => {
    const { id } = await withKey('Our CRM', inDays(1));
    await noteWarnings(house.app);
    await house.call('PATCH', path(id), { secretExpiresAt: null });
    await warn();
    expect(mails()).toEqual([]);
  });

  it('is not told once its destination was removed before the mail could go', async () => {
    const { id } = await withKey('Our CRM', inDays(1));
    await noteWarnings(house.app);
    await house.call('DELETE', path(id));
    await warn();
    expect(mails()).toEqual([]);
  });
});

describe('the mail', () => {
  it('is tried again when the server refuses it, and is the same one', async () => {
    await withKey('Our CRM', inDays(1));
    mailbox.script(451, 'cut after commit');
    await warn();
    expect(mails()).toEqual([]);
    await warn();
    expect(mails()).toEqual([]);
    clock.forward(5 * minute);
    await warn();
    clock.forward(10 * minute);
    await warn();
    clock.forward(day);
    await mailWarnings(house.app, house.house.post);
    // The server took the second and died before it said so.
    expect(mails()).toHaveLength(2);
    expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('comes once from several that look at the same moment', async () => {
    await withKey('Our CRM', inDays(1));
    await withKey('Another', inDays(1));
    await Promise.all([warn(), warn(), warn()]);
    await warn();
    const names = mails().flatMap(({ text }) => text!.match(/^(Our CRM|Another) \(/gm));
    expect(names).toHaveLength(2);
    expect(new Set(names)).toEqual(new Set(['Another (', 'Our CRM (']));
  });

  it('under way is the last of a process that ends; the next process sends the others', async () => {
    await aPerson(house, publisher.id, 'owner');
    await aPerson(house, publisher.id, 'owner');
    await withKey('Our CRM', inDays(7));
    await noteWarnings(house.app);
    before = mailbox.mails.length;
    const ending = openPost(house.app);
    ending.later(() => mailWarnings(house.app, ending));
    await ending.close();
    expect(mails()).toHaveLength(1);
    await warn();
    expect(mails()).toHaveLength(3);
  });

  it('is given up after a day, and nothing of a person is in the log', async () => {
    await withKey('Our CRM', inDays(1));
    mailbox.script(...Array<number>(9).fill(550));
    await noteWarnings(house.app);
    for (let hours = 0; hours < 48; hours++) {
      await mailWarnings(house.app, house.house.post);
      clock.forward(hour);
    }
    await mailWarnings(house.app, house.house.post);
    expect(mails()).toEqual([]);
    expect(JSON.stringify(house.lines)).not.toContain(owner.email);
  });
});

describe('a destination that stops', () => {
  /** A listing with one destination, and two leads that wait for it. */
  async function stopped(status: number) {
    const listing = await aListing(house, publisher);
    const { id } = await aDestination(house, publisher, { name: 'Our CRM', settings: { url: crm.url } });
    crm.answer = { status };
    await aLead(house, listing);
    await house.settle();
    await aLead(house, listing);
    await house.settle();
    return { id, listing };
  }
  const pass = async (ms: number) => {
    await house.forward(ms);
    await house.house.delivering.tally.flush();
    await warn();
  };

  it('is told after a quarter of an hour with leads waiting, and once more when it is well', async () => {
    const { id, listing } = await stopped(401);
    await pass(14 * minute);
    expect(mails()).toEqual([]);
    await pass(minute);
    await pass(minute);
    expect(subjects()).toEqual(['Leads are waiting: Our CRM']);
    expect(mails()[0]!.text).toContain('The credentials were refused. 2 leads wait.');
    expect(mails()[0]!.text).not.toContain('x.example');
    await aLead(house, listing);
    await pass(minute);
    crm.answer = { status: 200 };
    await pass(hour);
    await pass(hour);
    expect(subjects()).toEqual(['Leads are waiting: Our CRM', 'Delivering again: Our CRM']);
    expect(mails()[1]!.text).toContain('up to 3 leads waited');
    expect((await shown(id)).map(({ kind, people }) => ({ kind, people }))).toEqual([
      { kind: 'well', people: 1 },
      { kind: 'stopped', people: 1 },
    ]);
  });

  it('is not told when it is well within that time', async () => {
    await stopped(401);
    crm.answer = { status: 200 };
    await pass(16 * minute);
    await pass(hour);
    expect(mails()).toEqual([]);
  });

  it('is not told when nobody’s lead waits', async () => {
    const { id } = await aDestination(house, publisher, { settings: { url: crm.url } });
    await house.app.db.run(sql`
      insert into destination_health (publisher_id, destination_id, open_until, broken_since, reason, changed_at)
      values (${publisher.id}, ${id}, ${clock.now()}, ${clock.now()}, 'unauthorized', ${clock.now()})`);
    await pass(hour);
    expect(mails()).toEqual([]);
  });

  it('is not told to be well because somebody saved a setting: something must arrive', async () => {
    const { id } = await stopped(401);
    await pass(15 * minute);
    await house.call('PATCH', path(id), { settings: { url: crm.url } });
    await warn();
    expect(mails()).toHaveLength(1);
    await pass(hour);
    expect(mails()).toHaveLength(1);
    crm.answer = { status: 200 };
    await house.call('POST', `${path(id)}/checks`);
    await pass(minute);
    expect(subjects()).toEqual(['Leads are waiting: Our CRM', 'Delivering again: Our CRM']);
  });

  it('is told at once when the far side paused it, not when a person did', async () => {
    const { id } = await stopped(410);
    await pass(0);
    expect(subjects()).toEqual(['Leads are waiting: Our CRM']);
    expect(mails()[0]!.text).toContain('until somebody resumes it');
    const byHand = await aDestination(house, publisher, { settings: { url: crm.url } });
    await house.call('PATCH', path(byHand.id), { paused: true });
    await pass(hour);
    expect(mails()).toHaveLength(1);
    crm.answer = { status: 200 };
    await house.call('PATCH', path(id), { paused: false });
    await pass(minute);
    await pass(minute);
    expect(subjects()).toEqual(['Leads are waiting: Our CRM', 'Delivering again: Our CRM']);
  });

  it('that comes and goes is told once in six hours', async () => {
    const { listing } = await stopped(401);
    await pass(15 * minute);
    for (let hours = 0; hours < 5; hours++) {
      crm.answer = { status: 200 };
      await pass(31 * minute);
      crm.answer = { status: 401 };
      await aLead(house, listing);
      await pass(29 * minute);
    }
    expect(subjects()).toEqual(['Leads are waiting: Our CRM', 'Delivering again: Our CRM']);
    await pass(hour);
    await pass(15 * minute);
    expect(subjects().at(-1)).toBe('Leads are waiting: Our CRM');
    expect(mails()).toHaveLength(3);
  });
});

it('a process that works does it by itself', async () => {
  const working = await bootApp({ works: true, clock, env: { SMTP_URL: mailbox.url } });
  const its = await aPublisher(working);
  await aPerson(working, its.id, 'owner');
  await aDestination(working, its, { secretExpiresAt: inDays(1), settings: { url: 'https://crm.example' } });
  // On a busy machine it may have looked before the destination was there.
  clock.forward(minute);
  await until(() => subjects().some((subject) => subject?.startsWith('Key')));
  expect(mails().at(-1)!.text).toContain('Our CRM (');
  await working.close();
});

it('without a mail server nothing happens, and nothing fails', async () => {
  const silent = await bootDelivering({}, clock);
  const quiet = await aPublisher(silent);
  await aPerson(silent, quiet.id, 'owner');
  await aDestination(silent, quiet, { secretExpiresAt: inDays(1), settings: { url: crm.url } });
  await noteWarnings(silent.app);
  await mailWarnings(silent.app, silent.house.post);
  expect(await silent.app.db.rows(sql`select id from warnings`)).toEqual([]);
  await silent.close();
});

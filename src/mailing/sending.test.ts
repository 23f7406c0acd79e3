// Mails on their way to a real mail server: once, under one name for ever, never against the reader's will.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aLead, aMailer, queued, sender, type AMailer } from '../../test/mailing.ts';
import { Sender } from './sender.ts';

let box: Mailbox;
let booted: Booted;
let mailer: AMailer;
const clock = testClock();
const minute = 60_000;

beforeAll(async () => {
  box = await startMailbox();
  booted = await bootApp({ env: { SMTP_URL: `${box.url}?from=leads@example.com` }, clock });
  mailer = await aMailer(booted);
});
afterAll(async () => {
  await booted.close();
  await box.close();
});
beforeEach(() => void box.mails.splice(0));

const settle = () => booted.house.mailing.sender.settle();
type Shown = {
  id: string;
  state: string;
  reason: string | null;
  tries: number;
  bounce: string | null;
  language: string;
};
const mailOf = async (leadId: string): Promise<Shown> =>
  (await booted.call('GET', `${mailer.path}/mails?leadId=${leadId}`)).body.items[0];
const eventsOf = async (leadId: string): Promise<string[]> =>
  (
    await booted.app.db.rows<{ type: string }>(
      sql`select type from events where subject_id = ${leadId} and type ~ '^(mail|contact)' order by id`,
    )
  ).map(({ type }) => type);
const header = (name: string) => box.mails[0]!.headers.find(({ key }) => key === name)?.value;

describe('a mail', () => {
  it('names who sends it, from where and why, and how it stops in one step (RFC 8058)', async () => {
    const leadId = await aLead(booted, mailer, { FirstName: 'Zofia', Email: 'Zofia@Lipowa.example' });
    await queued(booted, mailer, leadId);
    await settle();
    const [mail] = box.mails;
    expect(mail).toMatchObject({
      from: { name: 'Northwind Labs via example.com', address: 'leads@example.com' },
      to: [{ address: 'zofia@lipowa.example' }],
      replyTo: [{ address: sender.replyTo }],
      subject: 'Thank you for your interest in Shift Planner',
    });
    for (const said of [
      'Northwind Labs',
      'Rua do Ouro 12, 1100-063 Lisboa',
      'Shift Planner on AppSource on March 2, 2026',
    ]) {
      expect(mail!.text).toContain(said);
      expect(mail!.html).toContain(said);
    }
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const stop = /^<(https:\/\/leads\.example\/mails\/stop\/[\w-]+)>$/.exec(header('list-unsubscribe')!)![1]!;
    expect(mail!.text).toContain(stop);
    expect(mail!.html).toContain(stop);
    expect(Buffer.from(stop.split('/').at(-1)!, 'base64url').toString('latin1')).not.toMatch(/lipowa|zofia/i);
    // Nothing in it tells that it was opened.
    expect(mail!.html).not.toMatch(/<img/);
    expect(await mailOf(leadId)).toMatchObject({ state: 'sent', tries: 1, language: 'en' });
    expect(await eventsOf(leadId)).toEqual(['mail.sent']);
  });

  it('is written in the language of the lead’s country', async () => {
    const leadId = await aLead(booted, mailer, { Country: 'Hungary' });
    await queued(booted, mailer, leadId);
    await settle();
    expect(box.mails[0]!.subject).toBe('Köszönjük érdeklődését: Shift Planner');
  });

  it('goes once however often its occasion is asked for', async () => {
    const leadId = await aLead(booted, mailer);
    const first = await queued(booted, mailer, leadId, { occasion: 'enr_1:step_1:1' });
    const again = await queued(booted, mailer, leadId, { occasion: 'enr_1:step_1:1' });
    await settle();
    const third = await queued(booted, mailer, leadId, { occasion: 'enr_1:step_1:1' });
    await settle();
    expect([again, third]).toEqual([first, first]);
    expect(box.mails).toHaveLength(1);
  });

  it('waits until it is due, and until somebody says who sends', async () => {
    const nobody = await aMailer(booted, { sender: false });
    const leadId = await aLead(booted, nobody);
    await queued(booted, nobody, leadId);
    const later = await queued(booted, mailer, await aLead(booted, mailer), {
      dueAt: new Date(clock.now().getTime() + 10 * minute),
    });
    await settle();
    expect(box.mails).toHaveLength(0);
    await booted.call('PUT', `${nobody.path}/mail-sender`, sender);
    await settle();
    expect(box.mails).toHaveLength(1);
    clock.forward(11 * minute);
    await settle();
    expect(box.mails[1]!.messageId).toContain(later);
  });

  it('of a template that is not there is withheld', async () => {
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId, { templateId: 'mtp_gone' });
    await settle();
    expect(await mailOf(leadId)).toMatchObject({ state: 'withheld', reason: 'no_template' });
  });
});

describe('a mail server that', () => {
  it('turns the first try away has the same mail again, under the same Message-ID', async () => {
    const leadId = await aLead(booted, mailer);
    const id = await queued(booted, mailer, leadId);
    box.script({ rcpt: 450 });
    await settle();
    expect(await mailOf(leadId)).toMatchObject({ state: 'queued', reason: 'not_now', tries: 1 });
    clock.forward(2 * minute);
    await settle();
    expect(box.mails.map(({ messageId }) => messageId)).toEqual([
      `<${id}.${mailer.publisher.id}@mails.leadshare.invalid>`,
    ]);
    expect(await eventsOf(leadId)).toEqual(['mail.sent']);
  });

  it('asks for a rest gets one, for all mails', async () => {
    const first = await aLead(booted, mailer);
    await queued(booted, mailer, first);
    // The way out tries once more by itself, on a fresh connection.
    box.script({ rcpt: 421 }, { rcpt: 421 });
    await settle();
    await queued(booted, mailer, await aLead(booted, mailer));
    await settle();
    expect(box.mails).toHaveLength(0);
    clock.forward(2 * minute);
    await settle();
    expect(box.mails).toHaveLength(2);
  });

  it('is cut after it has the mail gets it again under the same Message-ID', async () => {
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId);
    box.script('cut after commit');
    await settle();
    clock.forward(2 * minute);
    await settle();
    expect(box.mails).toHaveLength(2);
    expect(box.records()).toBe(1);
    expect(await mailOf(leadId)).toMatchObject({ state: 'sent', tries: 2 });
    expect(await eventsOf(leadId)).toEqual(['mail.sent']);
  });

  it('does not know the address ends mails to it', async () => {
    const leadId = await aLead(booted, mailer, { Email: 'gone@lipowa.example' });
    await queued(booted, mailer, leadId);
    box.script({ rcpt: 550 });
    await settle();
    expect(await mailOf(leadId)).toMatchObject({
      state: 'failed',
      reason: 'unknown_address',
      bounce: 'hard',
    });
    expect(await eventsOf(leadId)).toEqual(['mail.failed', 'mail.bounced', 'contact.stopped']);
    // The same person, later, from another listing.
    const again = await aLead(booted, mailer, { Email: 'GONE@lipowa.example', ActionCode: 'INS' });
    await queued(booted, mailer, again);
    await settle();
    expect(await mailOf(again)).toMatchObject({ state: 'withheld', reason: 'bounced' });
    const { body } = await booted.call('GET', `${mailer.path}/do-not-contact?address=gone@lipowa.example`);
    expect(body.items).toMatchObject([{ reason: 'bounced', source: 'smtp', address: 'gone@lipowa.example' }]);
    expect(JSON.stringify(body.items[0].note)).not.toContain('lipowa');
  });

  it('turns a mail away softly three times in a row ends mails to that address, and not before', async () => {
    const leadId = await aLead(booted, mailer, { Email: 'full@lipowa.example' });
    const list = async () =>
      (await booted.call('GET', `${mailer.path}/do-not-contact?address=full@lipowa.example`)).body.items
        .length;
    for (const expected of [0, 0, 1]) {
      clock.forward(minute);
      await queued(booted, mailer, leadId);
      box.script(554);
      await settle();
      expect(await list()).toBe(expected);
    }
  });

  it('says no for two days has the mail no more', async () => {
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId);
    let tries = 0;
    for (; (await mailOf(leadId)).state === 'queued' && tries < 40; tries += 1) {
      box.script({ rcpt: 451 });
      await settle();
      clock.forward(241 * minute);
    }
    expect(await mailOf(leadId)).toMatchObject({
      state: 'failed',
      reason: 'not_now',
      bounce: 'soft',
      tries: 18,
    });
    expect(box.mails).toHaveLength(0);
  });
});

describe('a process that dies with a mail in its hands', () => {
  it('leaves it to another, which sends it under the same Message-ID', async () => {
    const leadId = await aLead(booted, mailer);
    const id = await queued(booted, mailer, leadId);
    // What a process leaves behind that was killed between the server's yes and its note.
    await booted.app.db.run(
      sql`update mails set state = 'sending', lease = 'nod_gone', next_at = ${new Date(clock.now().getTime() + 3 * minute)} where id = ${id}`,
    );
    const other = new Sender(booted.app);
    await other.settle();
    expect(box.mails).toHaveLength(0);
    clock.forward(4 * minute);
    await other.settle();
    await other.stop();
    expect(box.mails.map(({ messageId }) => messageId)).toEqual([expect.stringContaining(id)]);
    const metrics = await booted.app.metrics.registry.getSingleMetricAsString(
      'leadshare_mails_in_doubt_total',
    );
    expect(metrics).toMatch(/in_doubt_total 1$/m);
  });

  it('and two that take up the queue at once send each mail once', async () => {
    for (let count = 0; count < 60; count += 1) await queued(booted, mailer, await aLead(booted, mailer));
    const other = new Sender(booted.app);
    await Promise.all([settle(), other.settle()]);
    await other.stop();
    expect(box.mails).toHaveLength(60);
    expect(box.records()).toBe(60);
  });
});

describe('with a domain for what comes back', () => {
  it('each mail has an address of its own, by which a bounce is known that quotes nothing of it', async () => {
    const env = {
      SMTP_URL: `${box.url}?from=leads@example.com`,
      LEADSHARE_BOUNCE_DOMAIN: 'bounces.example.com',
    };
    const other = await bootApp({ env, clock });
    const own = await aMailer(other);
    const leadId = await aLead(other, own, { Email: 'moved@lipowa.example' });
    const later = await aLead(other, own, { Email: 'moved@lipowa.example', ActionCode: 'INS' });
    const id = await queued(other, own, leadId);
    clock.forward(1);
    await queued(other, own, later);
    await other.house.mailing.sender.settle();
    const back = box.mails.find(({ messageId }) => messageId!.includes(id))!.returnPathOfEnvelope;
    expect(back).toMatch(/^bounce\+[0-9a-z-]+@bounces\.example\.com$/);
    expect(back.indexOf('@')).toBeLessThanOrEqual(64);

    const { url } = (await other.call('POST', `${own.path}/mail-report-urls`, { overlapHours: 0 })).body;
    const tell = (to: string) =>
      other.web.inject({
        method: 'POST',
        url: new URL(url).pathname,
        headers: { 'content-type': 'message/rfc822' },
        payload: [
          `To: ${to}`,
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
          '',
          '--b',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example.com',
          '',
          'Final-Recipient: rfc822; someone.else@forwarded.example',
          'Action: failed',
          'Status: 5.1.1',
          '--b--',
          '',
        ].join('\r\n'),
      });
    const made = back.replace(/-[0-9a-f]+@/, '-0123456789@');
    expect((await tell(made)).json()).toEqual({ told: 1, known: 0 });
    expect((await tell(back.toUpperCase())).json()).toEqual({ told: 1, known: 1 });
    const { body } = await other.call('GET', `${own.path}/mails?limit=10`);
    expect(body.items.map((mail: Shown) => [mail.id === id, mail.bounce]).toSorted()).toEqual([
      [false, null],
      [true, 'hard'],
    ]);
    await other.close();
  });
});

describe('who does not want mails', () => {
  const stopUrl = () => new URL(/<([^>]+)>/.exec(header('list-unsubscribe')!)![1]!).pathname;

  it('is asked once more when the mail goes: what waits is withheld at once', async () => {
    const leadId = await aLead(booted, mailer, { Email: 'enough@lipowa.example' });
    await queued(booted, mailer, leadId);
    await settle();
    // Ids tell the order of milliseconds, not within one.
    clock.forward(1);
    const waiting = await queued(booted, mailer, leadId, { dueAt: new Date(clock.now().getTime() + minute) });
    const url = stopUrl();
    expect((await booted.call('GET', url, undefined, { key: null })).body).toContain(
      'Stop the mails of Northwind Labs?',
    );
    // Scanners follow links: to look changes nothing.
    expect((await mailOf(leadId)).state).toBe('queued');
    const one = await booted.web.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(one.statusCode).toBe(200);
    expect(await mailOf(leadId)).toMatchObject({ id: waiting, state: 'withheld', reason: 'opted_out' });
    expect(await eventsOf(leadId)).toEqual(['mail.sent', 'mail.withheld', 'contact.stopped']);
    const again = await aLead(booted, mailer, { Email: 'Enough@lipowa.example', ActionCode: 'INS' });
    await queued(booted, mailer, again);
    clock.forward(2 * minute);
    await settle();
    expect(box.mails).toHaveLength(1);

    const back = await booted.web.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'cs' },
      payload: 'act=undo',
    });
    expect(back.body).toContain('E-maily vám zase budou chodit');
    await queued(booted, mailer, again);
    await settle();
    expect(box.mails).toHaveLength(2);
  });

  it('is known by a mail program that sends its word as multipart, and a wrong address says nothing', async () => {
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId);
    await settle();
    const url = stopUrl();
    const multipart = await booted.web.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    });
    expect(multipart.statusCode).toBe(200);
    expect(await eventsOf(leadId)).toContain('contact.stopped');
    const broken = `${url.slice(0, -3)}AAA`;
    expect((await booted.call('POST', broken, undefined, { key: null })).status).toBe(404);
  });

  it('is left alone for whatever reason, and each is told', async () => {
    const notice = await aLead(booted, mailer, { ActionCode: 'DNC', LeadSource: 'SPZA-DNC|x' });
    const nameless = await aLead(booted, mailer, { Email: 'none' });
    const manual = await aLead(booted, mailer);
    await booted.call('POST', `${mailer.path}/do-not-contact`, { leadId: manual });
    for (const leadId of [notice, nameless, manual]) await queued(booted, mailer, leadId);
    await settle();
    expect(box.mails).toHaveLength(0);
    expect(
      [await mailOf(notice), await mailOf(nameless), await mailOf(manual)].map(({ reason }) => reason),
    ).toEqual(['not_a_customer', 'no_address', 'do_not_contact']);
  });
});

// What people and mail servers ask of mails: templates written and tried, links followed, addresses stopped, bounces told.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aKey } from '../../test/factories.ts';
import { aLead, aMailer, queued, type AMailer } from '../../test/mailing.ts';
import { aPerson } from '../../test/people.ts';
import { tellClicks } from './tell-clicks.ts';
import { reviewContents } from './review.ts';
import { shippedTemplate, shippedTemplateIds } from './shipped-templates.ts';

let box: Mailbox;
let booted: Booted;
let mailer: AMailer;
const clock = testClock();

beforeAll(async () => {
  box = await startMailbox();
  booted = await bootApp({ env: { SMTP_URL: `${box.url}?from=leads@example.com` }, clock });
  mailer = await aMailer(booted);
});
afterAll(async () => {
  await booted.close();
  await box.close();
});
beforeEach(() => {
  box.mails.splice(0);
  clock.forward(60_000);
});

const content = (body: string) => ({ subject: 'Hello {{ lead.firstName }}', body });
const settle = () => booted.house.mailing.sender.settle();
const list = async (query = '') =>
  (await booted.call('GET', `${mailer.path}/do-not-contact${query}`)).body.items;

describe('templates', () => {
  it.each(shippedTemplateIds)('that we ship (%s) are in all languages and without a fault', (id) => {
    const { contents } = shippedTemplate(id)!;
    expect(Object.keys(contents)).toHaveLength(6);
    expect(reviewContents(contents)).toEqual([]);
  });

  it('are written in versions, and one that we ship becomes a publisher’s own', async () => {
    const path = `${mailer.path}/mail-templates`;
    const before = (await booted.call('GET', `${path}?language=hu`)).body.items;
    expect(before.map(({ name }: { name: string }) => name)).toContain('Köszönet az érdeklődésért');
    const made = await booted.call('POST', path, { name: 'Own', contents: { pl: content('Cześć') } });
    expect(made).toMatchObject({ status: 201, body: { version: 1, languages: ['pl'] } });
    const changed = { name: 'Own thanks', contents: { en: content('Changed') }, version: 0, note: 'shorter' };
    expect((await booted.call('PUT', `${path}/nurture-thank-you`, changed)).body).toMatchObject({
      version: 1,
      name: 'Own thanks',
      versions: [{ version: 1, note: 'shorter' }],
    });
    expect((await booted.call('PUT', `${path}/nurture-thank-you`, changed)).body).toMatchObject({
      code: 'conflict',
      reason: 'newer_version',
    });
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId);
    await settle();
    expect(box.mails[0]!.text).toMatch(/^Changed/);
    expect((await booted.call('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
    expect((await booted.call('GET', path)).body.items).toHaveLength(4);
  });

  it('with a mistake are refused beside the field, with the line', async () => {
    const { status, body } = await booted.call('POST', `${mailer.path}/mail-templates`, {
      name: 'x',
      contents: { en: content('fine'), cs: content('ok\n\n{{ lead.phone }}') },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        field: 'contents.cs.body',
        code: 'template_unknown_name',
        given: { line: 3, name: 'lead.phone' },
        message: expect.stringContaining('Line 3: lead.phone is not known here.'),
      },
    ]);
  });

  it('are seen before they are kept, for a lead in its language and for nobody', async () => {
    const leadId = await aLead(booted, mailer, { FirstName: '<Zofia>', Country: 'Poland' });
    const contents = {
      en: content('Dear {{ lead.firstName }}'),
      pl: content('Cześć {{ lead.firstName }}'),
      cs: content('{{ x }}'),
    };
    const path = `${mailer.path}/mail-templates/previews`;
    const of = await booted.call('POST', path, { contents, leadId });
    expect(of.body).toMatchObject({ language: 'pl', because: 'country', subject: 'Hello <Zofia>' });
    expect(of.body.html).toContain('Cześć &lt;Zofia&gt;');
    expect(of.body.text).toContain('Cześć <Zofia>');
    expect(of.body.problems).toMatchObject([{ field: 'contents.cs.body' }]);
    const wrong = await booted.call('POST', path, { contents, language: 'cs' });
    expect(wrong.body).toMatchObject({ language: 'cs', because: 'asked', html: null });
    const nobody = await booted.call('POST', path, { contents, language: 'en' });
    expect(nobody.body.text).toMatch(/^Dear Zofia\n/);
  });

  it('are tried on people of the publisher alone, marked as a test, with links that nobody counts', async () => {
    await aPerson(booted, mailer.publisher.id, 'marketer', { email: 'marketer@people.example' });
    const path = `${mailer.path}/mail-templates/demand-thank-you/tests`;
    const contents = { en: content('[Look](https://example.com/look)') };
    expect((await booted.call('POST', path, { to: 'stranger@lipowa.example' })).body.errors).toMatchObject([
      { field: 'to', code: 'not_a_member' },
    ]);
    expect((await booted.call('POST', path, { to: 'marketer@people.example', contents })).body).toMatchObject(
      {
        sent: true,
      },
    );
    expect(box.mails.at(-1)).toMatchObject({
      subject: '[Test] Hello Zofia',
      to: [{ address: 'marketer@people.example' }],
    });
    expect(box.mails.at(-1)!.html).toContain('href="https://example.com/look"');
    expect(box.mails.at(-1)!.html).not.toContain('/m/');
  });
});

describe('links', () => {
  const browser = { 'user-agent': 'Mozilla/5.0 Chrome/130.0', 'accept-language': 'pl' };
  const follow = async (
    url: string,
    headers: Record<string, string> = browser,
    method: 'GET' | 'HEAD' = 'GET',
  ) => booted.web.inject({ method, url: new URL(url).pathname, headers });
  const sent = async () => {
    const path = `${mailer.path}/mail-templates`;
    const body = '[One](https://example.com/one?a=1)\n\n[Two](https://example.com/two)';
    const { body: template } = await booted.call('POST', path, {
      name: 'Links',
      contents: { en: content(body) },
    });
    const leadId = await aLead(booted, mailer);
    await queued(booted, mailer, leadId, { templateId: template.id });
    await settle();
    const { html } = box.mails.at(-1)!;
    const links = [...html!.matchAll(/href="(https:\/\/leads\.example\/m\/[\w-]+)"/g)].map(([, url]) => url!);
    return { leadId, links };
  };
  const counted = async (leadId: string) => {
    clock.forward(6_000);
    await tellClicks(booted.app);
    const { clicksByPerson, clicksByScanner, clicksUnsure } = (
      await booted.call('GET', `${mailer.path}/mails?leadId=${leadId}`)
    ).body.items[0];
    return [clicksByPerson, clicksByScanner, clicksUnsure];
  };

  it('lead where they say, and a person who follows one is told', async () => {
    const { leadId, links } = await sent();
    clock.forward(60_000);
    const there = await follow(links[0]!);
    expect([there.statusCode, there.headers.location]).toEqual([302, 'https://example.com/one?a=1']);
    expect(await counted(leadId)).toEqual([1, 0, 0]);
    const events = await booted.call('GET', `${mailer.path}/leads/${leadId}`);
    expect(events.body.timeline.map(({ type }: { type: string }) => type)).toContain('mail.clicked');
  });

  it('that a scanner follows are counted apart', async () => {
    const { leadId, links } = await sent();
    clock.forward(60_000);
    expect(links).toHaveLength(3);
    for (const url of links) await follow(url);
    expect(await counted(leadId)).toEqual([0, 3, 0]);
    // The person comes later.
    clock.forward(600_000);
    await follow(links[1]!);
    await follow(links[1]!, browser, 'HEAD');
    expect(await counted(leadId)).toEqual([0, 5, 0]);
    clock.forward(600_000);
    await follow(links[1]!);
    expect(await counted(leadId)).toEqual([1, 5, 0]);
  });

  it('that somebody made up lead nowhere, whatever they name', async () => {
    const { links } = await sent();
    const token = Buffer.from(links[0]!.split('/').at(-1)!, 'base64url');
    token[20]! ^= 1;
    expect((await follow(`https://x/m/${token.toString('base64url')}`)).statusCode).toBe(404);
    expect((await follow('https://x/m/https%3A%2F%2Fevil.example')).statusCode).toBe(404);
  });
});

describe('whom not to write to', () => {
  it('is taken in from a file, row by row, and known twice', async () => {
    const csv = 'name,E-Mail\nA,One@stop.example\nB,nobody\nC,two@stop.example\nD,one@stop.example\n';
    const imported = await booted.call('POST', `${mailer.path}/do-not-contact/imports`, {
      csv,
      note: 'old list',
    });
    expect(imported.body).toEqual({
      rows: 4,
      added: 2,
      known: 1,
      failed: [{ line: 3, message: 'There is no e-mail address in this row.' }],
    });
    expect(await list('?address=ONE@stop.example')).toMatchObject([
      { address: 'one@stop.example', reason: 'manual', source: 'import', note: 'old list' },
    ]);
  });

  it('is allowed again only with a reason', async () => {
    const { body } = await booted.call('POST', `${mailer.path}/do-not-contact`, {
      address: 'back@stop.example',
    });
    const path = `${mailer.path}/do-not-contact/${body.id}/removals`;
    expect((await booted.call('POST', path, { note: ' ' })).status).toBe(422);
    expect((await booted.call('POST', path, { note: 'asked on the phone' })).status).toBe(204);
    expect((await booted.call('POST', path, { note: 'again' })).status).toBe(404);
    expect(await list('?address=back@stop.example')).toEqual([]);
  });

  it('is shown page by page', async () => {
    const csv = Array.from({ length: 5 }, (_, at) => `page-${at}@stop.example`).join('\n');
    await booted.call('POST', `${mailer.path}/do-not-contact/imports`, { csv });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await booted.call(
        'GET',
        `${mailer.path}/do-not-contact?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  it('holds for everybody who was merged with them', async () => {
    const one = await aLead(booted, mailer, { Email: 'first@merged.example' });
    const other = await aLead(booted, mailer, { Email: 'second@merged.example' });
    const person = async (leadId: string) =>
      (await booted.call('GET', `${mailer.path}/leads/${leadId}`)).body.personId;
    await booted.app.db.script(`insert into merges (publisher_id, id, absorbed_id, kept_id, made_by, made_at)
      values ('${mailer.publisher.id}', 'mrg_test', '${await person(one)}', '${await person(other)}', 'x', now())`);
    await booted.call('POST', `${mailer.path}/do-not-contact`, { leadId: one });
    await queued(booted, mailer, other);
    await settle();
    expect(box.mails).toHaveLength(0);
  });

  it('is not for everybody to change', async () => {
    const key = await aKey(booted, mailer.publisher, ['mail:read']);
    const answer = await booted.call(
      'POST',
      `${mailer.path}/do-not-contact/imports`,
      { csv: 'a@b.example' },
      { key },
    );
    expect(answer.status).toBe(403);
  });
});

describe('mail servers', () => {
  const reportUrl = async () =>
    new URL((await booted.call('POST', `${mailer.path}/mail-report-urls`, {})).body.url).pathname;
  const tell = (url: string, payload: unknown, type = 'application/json') =>
    booted.web.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  const sentTo = async (Email: string) => {
    const leadId = await aLead(booted, mailer, { Email });
    await queued(booted, mailer, leadId);
    await settle();
    return { leadId, messageId: box.mails.at(-1)!.messageId! };
  };
  const status = (messageId: string, to: string, code: string) =>
    [
      'From: MAILER-DAEMON@mx.example',
      'To: leads@example.com',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'I am sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${to}`,
      'Action: failed',
      `Status: ${code}`,
      `Diagnostic-Code: smtp; 550 ${code} <${to}>: no such user`,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${messageId}`,
      `To: ${to}`,
      'Subject: Thank you',
      '',
      'Hello',
      '--b--',
      '',
    ].join('\r\n');

  it('return a mail as it is (RFC 3464), once or twice', async () => {
    const url = await reportUrl();
    const { leadId, messageId } = await sentTo('dead@dsn.example');
    for (let times = 0; times < 2; times += 1)
      expect(
        (await tell(url, status(messageId, 'dead@dsn.example', '5.1.1'), 'message/rfc822')).json(),
      ).toEqual({
        told: 1,
        known: 1,
      });
    expect(await list('?address=dead@dsn.example')).toMatchObject([{ reason: 'bounced', source: 'report' }]);
    const { timeline } = (await booted.call('GET', `${mailer.path}/leads/${leadId}`)).body;
    expect(timeline.filter(({ type }: { type: string }) => type === 'mail.bounced')).toHaveLength(1);
  });

  it('return one for a full mailbox, and the address stays', async () => {
    const url = await reportUrl();
    const { messageId } = await sentTo('full@dsn.example');
    await tell(url, status(messageId, 'full@dsn.example', '5.2.2'), 'message/rfc822');
    expect(await list('?address=full@dsn.example')).toEqual([]);
  });

  it('pass on a complaint (RFC 5965)', async () => {
    const url = await reportUrl();
    const { messageId } = await sentTo('angry@arf.example');
    const arf = status(messageId, 'angry@arf.example', '5.1.1')
      .replace('report-type=delivery-status', 'report-type=feedback-report')
      .replace('message/delivery-status', 'message/feedback-report')
      .replace(/Reporting-MTA[^]*?no such user/, 'Feedback-Type: abuse\r\nVersion: 1\r\nUser-Agent: mx/1');
    expect((await tell(url, arf, 'message/rfc822')).json()).toEqual({ told: 1, known: 1 });
    expect(await list('?address=angry@arf.example')).toMatchObject([{ reason: 'complained' }]);
  });

  it.each([
    [
      'our own',
      (to: string) => [{ type: 'bounce', recipient: to, permanent: true, detail: 'gone' }],
      'bounced',
    ],
    [
      'Amazon SES by SNS',
      (to: string) => ({
        Type: 'Notification',
        Message: JSON.stringify({
          notificationType: 'Bounce',
          mail: { commonHeaders: {} },
          bounce: {
            bounceType: 'Permanent',
            bouncedRecipients: [{ emailAddress: to, diagnosticCode: 'smtp; 550' }],
          },
        }),
      }),
      'bounced',
    ],
    ['SendGrid', (to: string) => [{ event: 'spamreport', email: to }], 'complained'],
  ])('tell it in the shape of %s', async (name, body, reason) => {
    const to = `${name.split(' ')[0]!.toLowerCase()}@json.example`;
    const url = await reportUrl();
    await sentTo(to);
    expect(
      (await tell(url, body(to), name.startsWith('Amazon') ? 'text/plain' : 'application/json')).json(),
    ).toEqual({ told: 1, known: 1 });
    expect(await list(`?address=${to}`)).toMatchObject([{ reason }]);
  });

  it('are strangers at an address that was renewed', async () => {
    const old = await reportUrl();
    await reportUrl();
    expect((await tell(old, [])).statusCode).toBe(404);
  });
});

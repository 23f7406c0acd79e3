// A customer raises a hand on a form: what becomes of it, whatever comes in.
import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import {
  aPublishedListing,
  inboxOf,
  ownAddress,
  send,
  visit,
  workFor,
  zofia,
  type APage,
} from '../../test/customer.ts';
import { openHouse, type House } from '../house.ts';
import { openApp } from '../platform/app.ts';
import { forgetOldForms } from './upkeep.ts';
import { aPublisher, tokenOf, type APublisher } from '../../test/factories.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: APage;
let form: string;
beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aPublishedListing(booted, publisher, {
    offerId: 'northwind.shift planner',
    title: 'Shift Planner',
  });
  form = `${listing.url}/contact-me`;
});

/** Fills in the form at a person's pace. */
async function fillIn(
  fields: Record<string, string> = zofia,
  url = form,
  headers: Record<string, string> = {},
) {
  const shown = await visit(booted, url, headers);
  clock.forward(20_000);
  return { shown, sent: await send(booted, shown, fields) };
}

const leadOf = async (id: string) =>
  (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`)).body;

const sourceOf = (id: string) =>
  sql`select source from leads where publisher_id = ${publisher.id} and id = ${id}`;

describe('a form that is sent', () => {
  it('becomes a lead with the contact, the note and the proof of consent, and the customer is thanked', async () => {
    const { shown, sent } = await fillIn(zofia, `${form}?lang=cs&utm_source=fair`);
    expect([sent.status, sent.location]).toEqual([303, `${form}/thanks?lang=cs&utm_source=fair`]);
    const thanks = await visit(booted, sent.location!);
    expect(thanks.html).toContain(`<h1>Děkujeme</h1>`);

    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect(quarantine).toEqual([]);
    expect(leads).toHaveLength(1);
    const lead = await leadOf(leads[0]!.id);
    const { note, ...contact } = zofia;
    expect(lead).toMatchObject({
      kind: 'customer',
      status: 'new',
      action: 'PLT',
      storefront: 'appsource',
      listingId: listing.id,
      contact,
      note,
      warnings: [],
      consent: { basis: 'contact_form', scope: 'this_product', source: 'own_form' },
    });
    const { consent, raw } = lead as { consent: { record: Record<string, unknown> }; raw: { body: string } };
    const body = JSON.parse(raw.body) as { consent: { text: string }; campaign: unknown };
    const sha256 = createHash('sha256').update(body.consent.text).digest('hex');
    expect(consent.record).toEqual({
      textId: 'shipped/contact-me',
      version: 1,
      language: 'cs',
      sha256,
      givenAt: clock.now().toISOString(),
      given: 'button',
      pageUrl: `https://leads.example${form}?lang=cs&utm_source=fair`,
      purpose: 'contact_about_this_product',
      recipients: [
        { route: 'publisher-crm', name: publisher.name },
        { route: 'field-seller-crm', name: 'obchodní zástupci AppSource' },
      ],
    });
    // The very words were on the page.
    expect(shown.html).toContain(`<p>${body.consent.text}</p>`);
    expect(body.consent.text).toContain(publisher.name);
    expect(body.campaign).toEqual({ utm_source: 'fair' });
  });

  it('asks by a box of its own, not ticked before, whether related products are meant too', async () => {
    listing = await aPublishedListing(booted, publisher, { page: { publishingOption: 'free' } });
    form = `${listing.url}/get-it-now`;
    const { shown } = await fillIn();
    expect(shown.html).toMatch(/<input type="checkbox" name="tick" value="yes">/);
    await fillIn({ ...zofia, email: 'other@lipowa.example', tick: 'yes' });
    const { leads } = await inboxOf(booted, publisher);
    expect(
      leads.map(({ action, consent }) => [action, consent.basis, consent.scope, consent.record!['given']]),
    ).toEqual([
      ['INS', 'acquisition', 'this_and_related_products', 'tick'],
      ['INS', 'acquisition', 'this_product', 'button'],
    ]);
    expect(leads[0]!.consent.record!['purpose']).toBe('contact_about_this_and_related_products');
    // Get it now has no note, and the campaign names who may be told.
    expect(leads[0]!.note).toBeNull();
  });

  it('on a test drive makes the test drive’s lead', async () => {
    listing = await aPublishedListing(booted, publisher, {
      storefront: 'azure-marketplace',
      page: { publishingOption: 'test-drive' },
    });
    await fillIn(zofia, `${listing.url}/test-drive`);
    const [lead] = (await inboxOf(booted, publisher)).leads;
    expect(lead).toMatchObject({ action: 'StartTestDrive', warnings: [], consent: { basis: 'test_drive' } });
    expect(lead!.consent.record!['recipients']).toMatchObject([
      { route: 'publisher-crm' },
      { route: 'lead-store' },
      { route: 'field-seller-crm' },
    ]);
  });

  it('is withheld while the listing does not share its leads', async () => {
    const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
    await booted.call('PATCH', path, { leadSharing: { enabled: false } });
    await fillIn();
    expect((await inboxOf(booted, publisher)).leads[0]).toMatchObject({ status: 'withheld' });
  });

  it('carries the campaign into the lead’s source, known names and so much alone', async () => {
    const long = 'x'.repeat(999);
    await fillIn(
      zofia,
      `${form}?mktcmpid=spring&UTM_Medium=mail&ref=a&src=b&gclid=no&utm_term=${long}&ref=second`,
    );
    const [lead] = (await inboxOf(booted, publisher)).leads;
    const [row] = await booted.app.db.rows<{ source: unknown }>(sourceOf(lead!.id));
    expect(row!.source).toMatchObject({
      leadSource: 'SPZA-PLT|northwind.shift planner',
      actionCode: 'PLT',
      extra: {
        campaign: { mktcmpid: 'spring', utm_medium: 'mail', ref: 'a', src: 'b', utm_term: 'x'.repeat(200) },
        form: { callToAction: 'contact-me', language: 'en', hints: [] },
      },
    });
  });

  it('twice is one lead with a count, mended and sent again it is another', async () => {
    const { shown } = await fillIn();
    expect((await send(booted, shown)).status).toBe(303);
    expect((await inboxOf(booted, publisher)).leads.map(({ posts }) => posts)).toEqual([2]);
    await send(booted, shown, { ...zofia, phone: '+48 22 555 01 03' });
    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect([leads.length, quarantine.length]).toEqual([2, 0]);
  });
});

describe('a form that cannot be taken', () => {
  it('comes back with each fault beside its field, in the reader’s language, and all that was typed', async () => {
    const typed = {
      ...zofia,
      firstName: '',
      email: 'zofia@',
      company: '<b>"Lipowa" & co',
      phone: '1'.repeat(51),
      title: 'a\nb',
    };
    const { sent } = await fillIn(typed, `${form}?lang=pl`);
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('4 pola wymagają poprawy');
    for (const [name, words] of [
      ['firstName', 'Wypełnij to pole.'],
      ['email', 'Podaj adres e-mail, na przykład imie@example.com.'],
      ['phone', 'Użyj najwyżej 50 znaków.'],
      ['title', 'Użyj jednego wiersza.'],
    ]) {
      expect(sent.html).toContain(`<p class="wrong" id="${name}-wrong">${words}</p>`);
      expect(sent.html).toMatch(
        new RegExp(`id="${name}"[^>]*aria-invalid="true" aria-describedby="${name}-wrong"`),
      );
    }
    expect(sent.html).toContain('value="&lt;b&gt;&quot;Lipowa&quot; &amp; co"');
    expect(sent.html).toContain(`>\n${zofia.note}</textarea>`);
    expect(sent.html).toContain(`value="${'1'.repeat(51)}"`);
    expect((await inboxOf(booted, publisher)).leads).toEqual([]);
    // The page that came back can be sent.
    const again = {
      ...(await visit(booted, form)),
      token: /name="token" value="([^"]+)"/.exec(sent.html)![1]!,
    };
    clock.forward(20_000);
    expect((await send(booted, again)).status).toBe(303);
    expect((await inboxOf(booted, publisher)).leads[0]!.consent.record).toMatchObject({ language: 'pl' });
  });

  it('says so in English in a language that nobody speaks', async () => {
    const { sent } = await fillIn({}, `${form}?lang=tlh`);
    expect(sent.html).toContain('Please fill in this field.');
    expect(sent.html).toContain('3 fields need your attention');
  });

  it('stays in the language it was shown in', async () => {
    const shown = await visit(booted, form, { 'accept-language': 'hu' });
    const sent = await send(booted, { ...shown, headers: { ...shown.headers, 'accept-language': 'es' } }, {});
    expect(sent.html).toContain('<html lang="hu">');
  });

  it.each([
    ['is too old', () => clock.forward(25 * 3_600_000), (token: string) => token],
    ['was forged', () => {}, (token: string) => `${token.slice(0, -3)}abc`],
    ['never had a token', () => {}, () => ''],
  ])('is renewed kindly when it %s', async (_why, happen, change) => {
    const shown = await visit(booted, form);
    happen();
    const sent = await send(booted, { ...shown, token: change(shown.token) });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('so we renewed it');
    for (const value of Object.values(zofia)) expect(sent.html).toContain(value);
    expect((await inboxOf(booted, publisher)).leads).toEqual([]);
  });

  it('belongs to its own listing: another’s token does not do', async () => {
    const other = await aPublishedListing(booted, publisher);
    const { token } = await visit(booted, `${other.url}/contact-me`);
    expect((await send(booted, { ...(await visit(booted, form)), token })).status).toBe(422);
  });

  it('is a page too when it is far too long', async () => {
    const { sent } = await fillIn({ ...zofia, note: 'x'.repeat(300_000) });
    expect(sent.headers['content-type']).toContain('text/html');
  });
});

describe('a form that is sent to two processes', () => {
  let other: House;
  let second: Booted;
  beforeAll(async () => {
    const { config, db, log } = booted.app;
    // Its own in all but the database, which the first one closes.
    const app = { ...(await openApp(config, { db, clock, log })), close: async () => {} };
    other = await openHouse(app, { serve: true, work: false });
    second = { ...booted, web: other.web! };
  });
  afterAll(() => other.close());

  it('one after the other is one lead, with the consent of the first time', async () => {
    const shown = await visit(booted, form);
    clock.forward(20_000);
    const givenAt = clock.now().toISOString();
    await send(booted, shown);
    clock.forward(60_000);
    expect((await send(second, shown)).status).toBe(303);
    const { leads } = await inboxOf(booted, publisher);
    expect(leads).toMatchObject([{ posts: 2, consent: { record: { givenAt } } }]);
  });

  it('at the same moment is one lead as well', async () => {
    const shown = await visit(booted, form);
    clock.forward(20_000);
    const sent = await Promise.all([send(booted, shown), send(second, shown), send(booted, shown)]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await inboxOf(booted, publisher)).leads).toMatchObject([{ posts: 3 }]);
  });

  it('over and over with other words is counted over both', async () => {
    const shown = await visit(booted, form);
    clock.forward(20_000);
    for (let nth = 1; nth <= 6; nth++)
      await send(nth % 2 ? booted : second, shown, { ...zofia, note: `No. ${nth}` });
    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect([leads.length, quarantine.length]).toEqual([4, 2]);
  });

  it('is forgotten once nobody can send it any more', async () => {
    await fillIn();
    const kept = async () => {
      await forgetOldForms(booted.app);
      const [row] = await booted.app.db.rows<{ count: number }>(
        sql`select count(*)::int as count from form_uses where publisher_id = ${publisher.id}`,
      );
      return row!.count;
    };
    expect(await kept()).toBe(1);
    clock.forward(49 * 3_600_000);
    expect(await kept()).toBe(0);
  });
});

describe('what looks like spam', () => {
  const odd: [string, Record<string, string>, RegExp][] = [
    [
      'the hidden field filled',
      { ...zofia, website: 'https://spam.example' },
      /the field that no person sees/,
    ],
    [
      'a note of links',
      { ...zofia, note: 'http://a.example http://b.example www.c.example' },
      /the note has 3 links/,
    ],
    ['a web address for a name', { ...zofia, firstName: 'https://x.example' }, /where a name belongs/],
  ];
  it.each(odd)(
    '%s is kept for a person, who releases it whole; the customer sees nothing of it',
    async (_what, fields, why) => {
      const { sent } = await fillIn({ ...fields, lastName: 'Nowak' });
      expect([sent.status, sent.location]).toEqual([303, `${form}/thanks`]);
      const { leads, quarantine } = await inboxOf(booted, publisher);
      expect(leads).toEqual([]);
      expect(quarantine).toMatchObject([
        {
          reason: 'spam_suspected',
          excerpt: expect.stringContaining('Nowak') as string,
          detail: expect.stringMatching(why) as string,
        },
      ]);
      const path = `/api/v1/publishers/${publisher.id}/quarantine/${quarantine[0]!.id}/releases`;
      const released = await booted.call<{ leadId: string }>('POST', path, {});
      expect(released.status).toBe(201);
      expect(await leadOf(released.body.leadId)).toMatchObject({
        contact: { lastName: 'Nowak', email: zofia.email },
        note: fields['note'],
        consent: {
          source: 'own_form',
          record: { textId: 'shipped/contact-me', givenAt: clock.now().toISOString() },
        },
        warnings: [],
      });
    },
  );

  it('keeps its consent when a person mends it', async () => {
    await fillIn({ ...zofia, website: 'x' });
    const [held] = (await inboxOf(booted, publisher)).quarantine;
    const path = `/api/v1/publishers/${publisher.id}/quarantine/${held!.id}`;
    const whole = await booted.call<{ body: string }>('GET', path);
    const mended = JSON.parse(whole.body.body) as { contact: { email: string } };
    mended.contact.email = 'mended@lipowa.example';
    const { body } = await booted.call<{ leadId: string }>('POST', `${path}/releases`, { body: mended });
    expect(await leadOf(body.leadId)).toMatchObject({
      contact: { email: 'mended@lipowa.example' },
      consent: { record: { textId: 'shipped/contact-me' } },
    });
  });

  it('adds up: in no time without work and with a link is a lead, with wrong work it is not', async () => {
    const quick = async (fields: Record<string, string>) =>
      send(booted, await visit(booted, form), { ...zofia, ...fields });
    await quick({ note: 'see www.lipowa.example' });
    expect((await inboxOf(booted, publisher)).leads).toHaveLength(1);
    await quick({ work: '12345678' });
    expect((await inboxOf(booted, publisher)).quarantine[0]!.detail).toMatch(
      /0\.0 s .*proof of work is wrong/,
    );
    const shown = await visit(booted, form);
    await send(booted, shown, { ...zofia, work: workFor(shown.token) });
    expect((await inboxOf(booted, publisher)).leads).toHaveLength(2);
  });

  it('is not an address that lives for minutes: that is a hint on the lead', async () => {
    await fillIn({ ...zofia, email: 'z@mailinator.com' });
    const [lead] = (await inboxOf(booted, publisher)).leads;
    const [row] = await booted.app.db.rows<{ source: unknown }>(sourceOf(lead!.id));
    expect(row!.source).toMatchObject({ extra: { form: { hints: ['disposable_mail'] } } });
  });

  it('is a form sent again and again, with other words each time', async () => {
    const { shown } = await fillIn();
    for (let nth = 1; nth <= 5; nth++) await send(booted, shown, { ...zofia, note: `No. ${nth}` });
    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect([leads.length, quarantine.length]).toEqual([4, 2]);
  });

  it('is a flood from one address: ten are leads, then a person decides, then the door is shut with the form kept; others are let in', async () => {
    const from = { 'x-forwarded-for': ownAddress() };
    const statuses: number[] = [];
    let last = '';
    for (let nth = 0; nth < 1_000; nth++) {
      // Beyond the limit tokens do not matter.
      const shown =
        nth < 80 ? await visit(booted, form, from) : { url: form, token: '', html: '', headers: from };
      if (nth < 80) clock.forward(3_000);
      const sent = await send(booted, shown, { ...zofia, email: `n${nth}@flood.example` });
      statuses.push(sent.status);
      last = sent.html;
    }
    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect([leads.length, quarantine.length]).toEqual([10, 50]);
    expect(quarantine[0]!.detail).toContain('of its network address within minutes');
    expect(statuses.filter((status) => status === 303)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(940);
    expect(last).toContain('value="n999@flood.example"');
    expect(last).toContain('Very many requests came from your network');
    expect((await fillIn()).sent.status).toBe(303);
    expect((await inboxOf(booted, publisher)).leads).toHaveLength(11);
    clock.forward(10 * 60_000);
    expect((await fillIn(zofia, form, from)).sent.status).toBe(303);
    expect((await inboxOf(booted, publisher)).leads).toHaveLength(12);
  });
});

describe('the intake URL', () => {
  it('believes nobody who claims to be our form', async () => {
    await fillIn();
    const [lead] = (await inboxOf(booted, publisher)).leads;
    const { raw } = (await leadOf(lead!.id)) as { raw: { body: string; contentType: string } };
    let tries = 0;
    for (const type of [raw.contentType, raw.contentType.toUpperCase(), ` ${raw.contentType} ; a=b`]) {
      const answer = await booted.web.inject({
        method: 'POST',
        url: `/intake/${tokenOf(listing.leadSharing.intakeUrl)}`,
        headers: { 'content-type': type },
        // Not the very bytes, which would be the same lead again.
        payload: `${raw.body}${' '.repeat(++tries)}`,
      });
      // Read as any other body: nothing in it is a contact, and it proves no consent.
      expect(await leadOf(answer.json<{ id: string }>().id)).toMatchObject({
        contact: { email: null },
        warnings: expect.arrayContaining(['contact_withheld']) as string[],
        consent: { source: 'storefront_terms', record: null },
      });
    }
  });
});

describe('consent texts', () => {
  const write = (body: Record<string, unknown>, of = `publishers/${publisher.id}`) =>
    booted.call('POST', `/api/v1/${of}/consent-texts`, {
      callToAction: 'contact-me',
      language: 'en',
      ...body,
    });
  const own = 'You ask {publisher} about {product}, told to {recipients} by {marketplace}.';
  const consentShown = async (url = form) =>
    /<section class="consent">[^]*?<p>([^]*?)<\/p>/.exec((await visit(booted, url)).html)![1];

  it('of the listing count before its publisher’s, those before the operator’s, and those before ours', async () => {
    const ours = await consentShown();
    expect((await write({ button: `Operator: ${own}` }, 'operator')).status).toBe(201);
    expect(await consentShown()).toMatch(/^Operator: /);
    expect((await write({ button: `Publisher: ${own}` })).status).toBe(201);
    expect(await consentShown()).toMatch(/^Publisher: /);
    expect((await write({ button: `Listing: ${own}`, listingId: listing.id })).body).toMatchObject({
      version: 1,
    });
    const second = await write({ button: `Second: ${own}`, listingId: listing.id });
    expect(second.body).toMatchObject({ version: 2, language: 'en', listingId: listing.id });
    expect(await consentShown()).toBe(
      `Second: You ask ${publisher.name} about Shift Planner, told to ${publisher.name} and the field sellers of AppSource by AppSource.`,
    );
    expect(await consentShown(`${form}?lang=es`)).toContain('Al pulsar el botón');
    const listed = await booted.call('GET', `/api/v1/publishers/${publisher.id}/consent-texts`);
    expect(listed.body.items).toHaveLength(3);
    expect(listed.body.shipped).toHaveLength(24);
    expect(ours).toContain('By pressing the button');
    await fillIn();
    const [lead] = (await inboxOf(booted, publisher)).leads;
    expect(lead!.consent.record).toMatchObject({ textId: second.body.id as string, version: 2 });
    await booted.app.db.script(`delete from consent_texts where publisher_id = 'pub_operator'`);
  });

  it('recorded are the ones that were shown, though newer ones were written meanwhile', async () => {
    const first = await write({ button: `First: ${own}` });
    const shown = await visit(booted, form);
    clock.forward(10_000);
    await write({ button: `Second: ${own}` });
    expect((await send(booted, shown)).status).toBe(303);
    const [lead] = (await inboxOf(booted, publisher)).leads;
    expect(lead!.consent.record).toMatchObject({ textId: first.body.id as string, version: 1 });
  });

  it('have the publisher’s contact beside them, which is no part of them: nothing changes in what was agreed to', async () => {
    const before = await consentShown();
    const shown = await visit(booted, form);
    clock.forward(10_000);
    expect(shown.html).not.toContain('class="soft contact"');
    const path = `/api/v1/publishers/${publisher.id}`;
    const name = 'Northwind <Labs>';
    const tell = (contact: string) => booted.call('PATCH', path, { contact });
    await tell('privacy+leads@northwind.example');
    expect((await send(booted, shown)).status).toBe(303);
    const [lead] = (await inboxOf(booted, publisher)).leads;
    const sha256 = createHash('sha256').update(before!).digest('hex');
    expect(lead!.consent.record).toMatchObject({ textId: 'shipped/contact-me', sha256 });

    const mail = '<a href="mailto:privacy+leads@northwind.example">privacy+leads@northwind.example</a></p>';
    for (const url of [listing.url, form, `${form}/thanks`])
      expect((await visit(booted, url)).html).toContain(mail);
    expect(await consentShown()).toBe(before);

    await booted.call('PATCH', path, { name });
    await tell('https://northwind.example/privacy?a=1&b="2"');
    const { html } = await visit(booted, `${form}?lang=hu`);
    expect(html).toContain('Northwind &lt;Labs&gt;: itt kérdezhet az adatairól');
    expect(html).toContain('<a href="https://northwind.example/privacy?a=1&amp;b=&quot;2&quot;">');
  });

  it('that would read otherwise by now are shown anew', async () => {
    const shown = await visit(booted, form);
    await booted.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, {
      title: 'Renamed',
    });
    const sent = await send(booted, shown);
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('Renamed');
  });

  it.each([
    [{ button: 'You ask {publisher}.' }, 'button', 'placeholder_missing', 'Must name {recipients}.'],
    [{ button: `${own} {nobody}` }, 'button', 'unknown_placeholder', 'There is no {nobody}'],
    [
      { button: own, tick: 'And more' },
      'tick',
      'must_be_empty',
      'Only get-it-now and free-trial have a box.',
    ],
    [
      { button: own, callToAction: 'get-it-now' },
      'tick',
      'required',
      'An acquisition needs the words beside its box.',
    ],
    [{ button: own, language: 'de' }, 'language', 'not_one_of', 'Must be one of en, pt-PT, cs, pl, es, hu.'],
    [{ button: own, listingId: 'lst_nothing' }, 'listingId', 'not_here', 'There is no such listing'],
  ])('must name who and whom: %j is refused', async (body, field, code, message) => {
    const { status, body: problem } = await write(body);
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([
      { field, code, message: expect.stringContaining(message) as string },
    ]);
  });
});

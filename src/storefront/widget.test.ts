// The form on other web sites: who may have it, what it says, and what the script that shows it weighs.
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aPublishedListing, inboxOf, ownAddress, workFor, zofia, type APage } from '../../test/customer.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: APage;
let form: string;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  const page = {
    published: false,
    allowedOrigins: ['https://www.northwind.example/any/path', 'http://localhost:8080'],
  };
  listing = await aPublishedListing(booted, publisher, { page });
  form = `/store/api/listings/${listing.id}/forms/contact-me`;
});
afterAll(() => booted.close());

const home = 'https://www.northwind.example';
const ask = (method: 'GET' | 'POST' | 'OPTIONS', origin: string | null, payload?: object, url = form) =>
  booted.web.inject({
    method,
    url,
    headers: { 'x-forwarded-for': ownAddress(), 'user-agent': 'Mozilla/5.0', ...(origin ? { origin } : {}) },
    ...(payload ? { payload } : {}),
  });

type Form = {
  token: string;
  workBits: number;
  fields: { name: string; label: string }[];
  language: string;
  consent: { button: string; tick: null };
};

describe('another web site', () => {
  it('has the form when the listing names its origin, whether or not the listing has a page', async () => {
    const preflight = await ask('OPTIONS', home);
    expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, home]);
    expect(preflight.headers['access-control-allow-methods']).toContain('POST');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    const shown = await ask('GET', 'http://localhost:8080', undefined, `${form}?lang=hu`);
    expect(shown.headers['access-control-allow-origin']).toBe('http://localhost:8080');
    expect(shown.headers['vary']).toContain('origin');
    const { fields, language, consent } = shown.json<Form>();
    expect(fields.map(({ name }) => name)).toEqual([
      'firstName',
      'lastName',
      'email',
      'title',
      'company',
      'country',
      'phone',
      'note',
    ]);
    expect([language, fields[0]!.label]).toEqual(['hu', 'Utónév']);
    expect(consent.button).toContain('A gomb megnyomásával');
  });

  it('has the publisher’s contact once there is one', async () => {
    const contact = async () => (await ask('GET', home)).json<{ contact: unknown }>().contact;
    expect(await contact()).toBeNull();
    const path = `/api/v1/publishers/${publisher.id}`;
    await booted.call('PATCH', path, { contact: 'https://northwind.example/privacy' });
    expect(await contact()).toEqual({
      words: `To ask ${publisher.name} about your data, or to object:`,
      text: 'https://northwind.example/privacy',
      href: 'https://northwind.example/privacy',
    });
  });

  it.each([
    ['another origin', 'https://evil.example', undefined],
    ['the same name without TLS', 'http://www.northwind.example', undefined],
    ['no origin', null, undefined],
    ['the origin null', 'null', undefined],
    ['another action', home, '/store/api/listings/LISTING/forms/test-drive'],
    ['another listing', home, '/store/api/listings/lst_nothing/forms/contact-me'],
  ])('has nothing with %s, and is not told why', async (_what, origin, url) => {
    const nothing = await ask('GET', home, undefined, '/store/api/listings/lst_none/forms/contact-me');
    for (const method of ['OPTIONS', 'GET', 'POST'] as const) {
      const answer = await ask(
        method,
        origin,
        method === 'POST' ? {} : undefined,
        url?.replace('LISTING', listing.id),
      );
      expect([method, answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([
        method,
        404,
        undefined,
      ]);
      expect({ ...answer.json<object>(), requestId: '' }).toEqual({
        ...nothing.json<object>(),
        requestId: '',
      });
    }
  });

  it('sends the customer’s form, with the page it stood on and its campaign', async () => {
    const { token } = (await ask('GET', home)).json<Form>();
    clock.forward(20_000);
    const page = `${home}/planner?utm_campaign=spring`;
    const sent = await ask('POST', home, {
      token,
      work: workFor(token),
      website: '',
      page,
      tick: false,
      values: zofia,
    });
    expect(sent.statusCode).toBe(201);
    expect(sent.json<{ title: string }>().title).toBe('Thank you');
    const [lead] = (await inboxOf(booted, publisher)).leads;
    expect(lead).toMatchObject({
      contact: { email: zofia.email },
      note: zofia.note,
      consent: { source: 'own_form', record: { pageUrl: page, given: 'button' } },
    });
    // A page of somebody else's is not believed.
    const other = (await ask('GET', home)).json<Form>().token;
    clock.forward(20_000);
    await ask('POST', home, {
      token: other,
      page: 'https://evil.example/',
      values: { ...zofia, phone: '1', title: 'C\0EO' },
    });
    const [newest] = (await inboxOf(booted, publisher)).leads;
    expect(newest!.consent.record).toMatchObject({ pageUrl: home });
    expect(newest!.contact.title).toBe('CEO');
  });

  it('is told each fault in the reader’s language, and may send the new form', async () => {
    const { token } = (await ask('GET', home)).json<Form>();
    const answer = await ask('POST', home, { token, values: { ...zofia, email: 'x' } }, `${form}?lang=es`);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['access-control-allow-origin']).toBe(home);
    const again = answer.json<{ notice: string; errors: object; form: Form }>();
    expect(again.notice).toBe('Hay un campo que corregir');
    expect(again.errors).toEqual({
      email: 'Escriba una dirección de correo electrónico, como nombre@example.com.',
    });
    clock.forward(20_000);
    const next = await ask('POST', home, { token: again.form.token, values: { ...zofia, phone: '2' } });
    expect(next.statusCode).toBe(201);
    const trapped = await ask('POST', home, {
      token: again.form.token,
      website: 'x',
      values: { ...zofia, phone: '3' },
    });
    expect(trapped.statusCode).toBe(201);
    expect((await inboxOf(booted, publisher)).quarantine).toMatchObject([{ reason: 'spam_suspected' }]);
  });

  it.each(['javascript:alert(1)', 'http://www.northwind.example', 'ftp://x.example', 'www.x.example', '*'])(
    'cannot be named as %s',
    async (origin) => {
      const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
      const answer = await booted.call('PATCH', path, { page: { allowedOrigins: [origin] } });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'page.allowedOrigins.0' }] } });
    },
  );
});

describe('the script', () => {
  it('weighs at most 15 kB, is JavaScript, and may be loaded by any page', async () => {
    const answer = await booted.web.inject({ url: '/widget.js', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.rawPayload.length).toBeLessThanOrEqual(15_000);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const { body } = await booted.web.inject({ url: '/widget.js' });
    expect(body).not.toMatch(/\bimport\b.*from|^export |innerHTML|document\.cookie|localStorage/m);
    const defined: string[] = [];
    runInNewContext(body, {
      HTMLElement: Object,
      customElements: { define: (name: string) => void defined.push(name) },
      document: { currentScript: { src: 'https://leads.example/widget.js', dataset: {} } },
      location: { href: 'https://www.northwind.example/' },
    });
    expect(defined).toEqual(['leadshare-form']);
  });

  it('of the form is its own worker, whose answer the server takes', async () => {
    const page = await booted.call<string>('GET', '/store', undefined, { key: null });
    expect(page.status).toBe(200);
    const { formScript } = await import('./assets.ts');
    const { body } = await booted.web.inject({ url: formScript.path });
    const answered = Promise.withResolvers<string>();
    let hear: ((event: { data: unknown }) => void) | undefined;
    runInNewContext(body, {
      crypto,
      TextEncoder,
      DataView,
      addEventListener: (_name: string, listener: typeof hear) => void (hear = listener),
      postMessage: (answer: string) => answered.resolve(answer),
    });
    const { token } = (await ask('GET', home)).json<Form>();
    const { workBits, workDone } = await import('./work.ts');
    hear!({ data: { challenge: token, bits: workBits } });
    expect(workDone(token, await answered.promise)).toBe(true);
    expect(workDone(`${token}x`, await answered.promise)).toBe(false);
  });
});

// The public store as a customer's browser meets it, by plain HTTP.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { languages } from '../platform/words.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted, { slug: 'northwind', name: 'Northwind <Labs> & Co' });
});
afterAll(() => booted.close());

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
const get = (url: string, headers: Record<string, string> = {}) =>
  booted.call<string>('GET', url, undefined, { key: null, headers: { ...browser, ...headers } });

type Page = { published: boolean; url: string | null; allowedOrigins: string[] };

async function publish(given: { title?: string; storefront?: string; page?: Record<string, unknown> } = {}) {
  const { page, ...rest } = given;
  clock.forward(1);
  const listing = await aListing(booted, publisher, rest);
  const { status, body } = await booted.call<{ page: Page; callToAction: string }>(
    'PATCH',
    `/api/v1/publishers/${publisher.id}/listings/${listing.id}`,
    { page: { published: true, ...page } },
  );
  expect(status).toBe(200);
  const url = new URL(body.page.url!).pathname;
  return { ...listing, ...body, url };
}

describe('a page', () => {
  it('is not there until it is published, and gone when it is no more; nothing tells the two from nonsense', async () => {
    const listing = await aListing(booted, publisher, { title: 'Quiet' });
    const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
    const nothing = await get('/store/northwind/nothing');
    expect(nothing.status).toBe(404);
    const hidden = [`/store/northwind/${listing.id}`, `/store/northwind/${listing.id}/contact-me`];
    const same = (body: string) => body.replaceAll(/\/store\/northwind\/[\w/-]+/g, '');
    for (const url of hidden) {
      const answer = await get(url);
      expect([answer.status, same(answer.body)]).toEqual([404, same(nothing.body)]);
    }
    await booted.call('PATCH', path, { page: { published: true } });
    for (const url of [...hidden, '/store/northwind/quiet']) expect((await get(url)).status).toBe(200);
    await booted.call('PATCH', path, { page: { published: false } });
    for (const url of [...hidden, '/store/northwind/quiet']) expect((await get(url)).status).toBe(404);
    expect((await get('/store')).body).not.toContain('Quiet');
    expect((await get(`/store/northwind/${listing.id}/contact-me/thanks`)).status).toBe(404);
  });

  it.each(['/store/%00/x', '/store/northwind/%00', '/store/northwind/x%00/contact-me', '/store/%00'])(
    'is not there under %s either',
    async (url) => {
      const answer = await get(url);
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  it('keeps its address through a change of title, and two of one title have two', async () => {
    const [first, second] = [
      await publish({ title: 'Čapí hnízdo' }),
      await publish({ title: 'Capi hnizdo' }),
    ];
    expect(first.url).toBe('/store/northwind/capi-hnizdo');
    expect(second.url).toBe('/store/northwind/capi-hnizdo-appsource');
    const third = await publish({ title: '株式会社' });
    expect(third.url).toBe('/store/northwind/product');
    const path = `/api/v1/publishers/${publisher.id}/listings/${first.id}`;
    await booted.call('PATCH', path, { title: 'Another' });
    expect((await get(first.url)).body).toContain('<h1>Another</h1>');
  });

  it.each([
    ['appsource', 'list', 'contact-me'],
    ['appsource', 'trial', 'free-trial'],
    ['appsource', 'test-drive', 'test-drive'],
    ['appsource', 'free', 'get-it-now'],
    ['azure-marketplace', 'list', 'contact-me'],
    ['azure-marketplace', 'byol', 'get-it-now'],
    ['azure-marketplace', 'transact', 'get-it-now'],
  ])('on %s published as %s offers %s, and no other form', async (storefront, publishingOption, call) => {
    const listing = await publish({ storefront, page: { publishingOption } });
    expect(listing.callToAction).toBe(call);
    expect((await get(listing.url)).body).toContain(`href="${listing.url}/${call}"`);
    for (const other of ['contact-me', 'get-it-now', 'free-trial', 'test-drive'])
      expect([other, (await get(`${listing.url}/${other}`)).status]).toEqual([
        other,
        other === call ? 200 : 404,
      ]);
  });

  it('offers what it was listed with when nothing is said of how it is published', async () => {
    const listing = await aListing(booted, publisher, { title: 'Old' });
    const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
    await booted.call('PATCH', path, { callToAction: 'free-trial', page: { published: true } });
    expect((await get('/store/northwind/old/free-trial')).status).toBe(200);
    expect((await get('/store/northwind/old/contact-me')).status).toBe(404);
  });

  it('shows what a publisher writes as text, in every place', async () => {
    const evil = `<script>alert(1)</script>"onload='x'&{7*7}`;
    const listing = await publish({
      title: evil,
      page: { summary: evil, description: `${evil}\n\n- **${evil}**\n- [a](javascript:alert(1))\n\n**open` },
    });
    const pages = ['', '/contact-me', '/contact-me/thanks'].map((end) => `${listing.url}${end}`);
    for (const url of [...pages, `/store?q=${encodeURIComponent(evil)}`, '/store']) {
      const { body, headers } = await get(url);
      expect(body.match(/<script[^>]*>/g) ?? []).toEqual(
        url.endsWith('contact-me') ? [expect.stringMatching(/^<script src="\/store\.\w+\.js" defer>$/)] : [],
      );
      expect(body).not.toMatch(/"onload|javascript:alert\(1\)"|<[a-z]+[^>]*\son\w+=/i);
      expect(body).toContain('Northwind &lt;Labs&gt; &amp; Co');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
    const shown = (await get(listing.url)).body;
    expect(shown).toContain('<li><strong>&lt;script&gt;');
    expect(shown).toContain('<p>**open</p>');
  });

  it('sets no cookie, asks nobody else, and says how it may be kept', async () => {
    const listing = await publish();
    for (const url of ['/store', listing.url, `${listing.url}/contact-me`]) {
      const { headers, body } = await get(url);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
      expect(body).not.toMatch(/<style|\sstyle=/);
    }
  });
});

describe('the reader’s language', () => {
  it('is the one chosen in the address, which every link keeps; else the browser’s; else English', async () => {
    const { url } = await publish({ title: 'Tongues' });
    const czech = await get(`${url}?lang=cs`, { 'accept-language': 'hu' });
    expect(czech.body).toContain('<html lang="cs">');
    expect(czech.body).toContain('Kontaktujte mě');
    expect(czech.body).toContain(`href="${url}/contact-me?lang=cs"`);
    expect(czech.headers['content-language']).toBe('cs');
    const browsers = await get(url, { 'accept-language': 'hu-HU,hu;q=0.9' });
    expect(browsers.body).toContain('<html lang="hu">');
    expect(browsers.body).toContain(`href="${url}/contact-me"`);
    expect((await get(`${url}?lang=xx`)).body).toContain('<html lang="en">');
    expect((await get(`${url}?lang=pt-BR`)).body).toContain('<html lang="pt-PT">');
  });
});

describe('for a visitor whose browser names no language of ours', () => {
  const french = { 'accept-language': 'fr' };
  const shownIn = async (url: string) => /<html lang="([^"]+)">/.exec((await get(url, french)).body)?.[1];

  it('a page is in the publisher’s language, else in the operator’s; the list in the operator’s', async () => {
    const { url } = await publish({ title: 'Far away' });
    const choose = (publisherId: string, language: string | null) =>
      booted.call('PUT', `/api/v1/publishers/${publisherId}/default-language`, { language });
    expect(await shownIn(url)).toBe('en');
    await choose('pub_operator', 'cs');
    expect([await shownIn(url), await shownIn('/store'), await shownIn('/store/x/y')]).toEqual([
      'cs',
      'cs',
      'cs',
    ]);
    await choose(publisher.id, 'hu');
    expect([await shownIn(url), await shownIn(`${url}/contact-me`), await shownIn('/store')]).toEqual([
      'hu',
      'hu',
      'cs',
    ]);
    await choose(publisher.id, null);
    await choose('pub_operator', null);
  });
});

describe('the list', () => {
  it('is by storefront, found by any part of a title or publisher, a page at a time without gap or double', async () => {
    const other = await bootApp({ clock });
    const owner = await aPublisher(other, { slug: 'many', name: 'Many Things' });
    const titles = Array.from({ length: 60 }, (_, at) => `Thing ${String(at % 30).padStart(2, '0')}`);
    for (const [at, title] of titles.entries()) {
      const storefront = at < 30 ? 'appsource' : 'azure-marketplace';
      const { id } = await aListing(other, owner, { title, storefront });
      await other.call('PATCH', `/api/v1/publishers/${owner.id}/listings/${id}`, {
        page: { published: true },
      });
    }
    const seen: string[] = [];
    let url: string | undefined = '/store?lang=en';
    for (let pages = 0; url !== undefined && pages < 9; pages++) {
      const page: string = (await other.call<string>('GET', url, undefined, { key: null })).body;
      seen.push(...[...page.matchAll(/<h3><a href="([^"?]+)/g)].map(([, path]) => path!));
      url = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    const found = await other.call<string>('GET', '/store/azure-marketplace?q=THING%2007', undefined, {
      key: null,
    });
    expect(found.body.match(/<h3>/g)).toHaveLength(1);
    const none = await other.call<string>('GET', '/store?q=100%25_', undefined, { key: null });
    expect(none.body).toContain('No product matches “100%_”.');
    expect((await other.call('GET', '/store/nowhere', undefined, { key: null })).status).toBe(404);
    for (const after of ['x', 'cDp7fQ', 'cDo'])
      expect((await other.call('GET', `/store?after=${after}`)).status).toBe(200);
    await other.close();
  });
});

describe('the weight', () => {
  it.each(languages)('of a form with all that it loads is at most 30 kB in %s', async (language) => {
    const description = 'A long description of a product. '.repeat(100);
    const { url } = await publish({ page: { description, publishingOption: 'trial' } });
    for (const page of [url, `${url}/free-trial`]) {
      const { body } = await get(`${page}?lang=${language}`);
      const loads = [...body.matchAll(/(?:src|href)="(\/store\.[^"]+)"/g)].map(([, path]) => path!);
      expect(loads).toHaveLength(page.endsWith('trial') ? 2 : 1);
      let bytes = gzipSync(body).length;
      for (const path of loads) {
        const answer = await booted.web.inject({ url: path, headers: { 'accept-encoding': 'gzip' } });
        expect(answer.headers['cache-control']).toContain('immutable');
        expect(answer.headers['content-encoding']).toBe('gzip');
        bytes += answer.rawPayload.length;
      }
      expect(bytes).toBeLessThanOrEqual(30_000);
    }
  });

  it('is sent compressed to whoever takes that', async () => {
    const answer = await booted.web.inject({ url: '/store', headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['vary']).toContain('accept-encoding');
  });
});

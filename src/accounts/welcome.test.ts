// The first run: one link, one owner, once.
import sql from 'sql-template-tag';
import { afterEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import type { AKey, AList } from '../../test/factories.ts';
import { browser } from '../../test/people.ts';
import { languageOf } from '../platform/words.ts';
import { firstRunLink } from './first-run.ts';

let booted: Booted;
afterEach(() => booted.close());

const clock = testClock();
const unowned = async () => (booted = await bootApp({ env: { LEADSHARE_OPERATOR_KEY: '' }, clock }));
const pathOf = (link: string | null) => new URL(link!).pathname;
const open = (path: string) =>
  booted.call<{ id: string; key: string }>('POST', path, undefined, { key: null });

const owner = { name: 'Ana Sousa', email: 'ana@northwind.example', password: 'seven grey pelicans' };

describe('the link', () => {
  it('makes the owner’s key once', async () => {
    await unowned();
    const link = await firstRunLink(booted.app);
    expect(link).toMatch(/^https:\/\/leads\.example\/welcome\/[0-9a-z]{40}$/);
    const made = await open(pathOf(link));
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(['id', 'key']);
    const keys = await booted.call<AList<AKey>>('GET', '/api/v1/operator/keys', undefined, {
      key: made.body.key,
    });
    expect(keys.body.items).toMatchObject([{ id: made.body.id, name: 'owner' }]);
    expect(await open(pathOf(link))).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await firstRunLink(booted.app)).toBeNull();
  });

  it.each([
    ['key', undefined],
    ['person', owner],
  ])('makes one owner, whichever of two is first: a %s', async (_what, body) => {
    await unowned();
    const links = [await firstRunLink(booted.app), await firstRunLink(booted.app)];
    const made = await Promise.all(
      links.map((link) => booted.call('POST', pathOf(link), body, { key: null })),
    );
    expect(made.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  });

  it('makes a person the operator, signed in, from the same as JSON', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const made = await booted.call('POST', path, owner, { key: null });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(['id']);
    const session = await booted.call(
      'GET',
      '/api/v1/session',
      undefined,
      browser(made.headers['set-cookie']).as,
    );
    expect(session.body).toMatchObject({
      user: { id: made.body.id, name: 'Ana Sousa', email: 'ana@northwind.example', language: 'en' },
      operator: true,
      memberships: [{ publisherId: 'pub_operator', role: 'operator' }],
    });
    expect((await open(path)).status).toBe(404);
    expect((await booted.call('POST', path, owner, { key: null })).status).toBe(404);
    expect(await firstRunLink(booted.app)).toBeNull();
  });

  it('says what is wrong with the person, and still works', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    for (const [wrong, code, fields] of [
      [{}, 'invalid_input', ['name', 'email', 'password']],
      [{ ...owner, email: 'ana' }, 'invalid_input', ['email']],
      [{ ...owner, password: 'ana@northwind.example' }, 'weak_password', ['password']],
      [{ ...owner, role: 'operator' }, 'invalid_input', ['role']],
    ] as const) {
      const { status, body } = await booted.call('POST', path, wrong, { key: null });
      expect([status, body.code, body.errors.map(({ field }: { field: string }) => field)]).toEqual([
        422,
        code,
        fields,
      ]);
    }
    expect((await booted.call('POST', path, owner, { key: null })).status).toBe(201);
  });

  it('is not offered once there is a person, though there be no key', async () => {
    await unowned();
    const [link, other] = [await firstRunLink(booted.app), await firstRunLink(booted.app)];
    await booted.call('POST', pathOf(other), owner, { key: null });
    await booted.app.db.run(sql`delete from first_runs where used_at is not null`);
    expect(await firstRunLink(booted.app)).toBeNull();
    expect((await open(pathOf(link))).status).toBe(404);
  });

  it('is kept as a hash alone, and forgotten unused by the first start after a day', async () => {
    await unowned();
    const link = await firstRunLink(booted.app);
    const kept = await booted.app.db.rows<{ row: string }>(
      sql`select to_jsonb(f)::text as row from first_runs as f`,
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]!.row).not.toContain(link!.slice(-40));
    clock.forward(86_400_001);
    const next = await firstRunLink(booted.app);
    expect((await open(pathOf(link))).status).toBe(404);
    expect((await open(pathOf(next))).status).toBe(201);
  });

  it('is not offered where the environment has an operator’s key', async () => {
    booted = await bootApp();
    expect(await firstRunLink(booted.app)).toBeNull();
  });

  it('works no more once an operator’s key was made otherwise, even if that was revoked', async () => {
    await unowned();
    const [link, other] = [await firstRunLink(booted.app), await firstRunLink(booted.app)];
    const { body } = await open(pathOf(other));
    await booted.call('DELETE', `/api/v1/operator/keys/${body.id}`, undefined, { key: body.key });
    expect((await open(pathOf(link))).status).toBe(404);
    expect(await firstRunLink(booted.app)).toBeNull();
  });
});

describe('the page', () => {
  const browserHeaders = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const form = { ...browserHeaders, 'content-type': 'application/x-www-form-urlencoded' };

  it('asks for nothing from elsewhere, runs no script and has one button', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const { status, headers, body } = await booted.call<string>('GET', path, undefined, {
      key: null,
      headers: browserHeaders,
    });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(body.match(/<button/g)).toHaveLength(1);
    expect(body).toContain('<html lang="en">');
    expect(body).not.toMatch(/<script|https?:|url\(/);
  });

  it('has a style with the hash that its policy names', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const { headers, body } = await booted.call<string>('GET', path, undefined, { key: null });
    const style = /<style>([\s\S]*)<\/style>/.exec(body)![1]!;
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64');
    expect(headers['content-security-policy']).toContain(`'sha256-${hash}'`);
  });

  const filled = (fields: object) => new URLSearchParams({ ...fields }).toString();
  const send = (path: string, fields: object, language = 'en') =>
    booted.call<string>('POST', path, filled(fields), {
      key: null,
      headers: { ...form, 'accept-language': language },
    });

  it('makes the owner of what was typed, signs them in and goes on to the console', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const made = await send(path, { ...owner, name: ' Ana Sousa ' }, 'pt-PT');
    expect([made.status, made.headers['location']]).toEqual([303, '/']);
    const session = await booted.call(
      'GET',
      '/api/v1/session',
      undefined,
      browser(made.headers['set-cookie']).as,
    );
    expect(session.body).toMatchObject({ operator: true, user: { name: 'Ana Sousa', language: 'pt-PT' } });
    for (const again of [
      await send(path, owner),
      await send(path, {}),
      await booted.call<string>('GET', path, undefined, { key: null, headers: browserHeaders }),
    ]) {
      expect(again.status).toBe(404);
      expect(again.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(again.headers['set-cookie']).toBeUndefined();
    }
  });

  it('says what is wrong beside the field, and keeps what was typed but for the password', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const mark = '"><script>alert(1)</script>';
    const { status, body } = await send(path, { name: mark, email: 'ana', password: 'short' });
    expect(status).toBe(422);
    expect(body).not.toContain('<script');
    expect(body).toContain('value="&#34;&#62;&#60;script');
    expect(body).toContain('value="ana" aria-describedby="email-note" aria-invalid="true"');
    expect(body).toContain('Use at least 12 characters.');
    expect(body).not.toContain('value="short"');
    expect((await send(path, owner)).status).toBe(303);
  });

  it.each([
    ['en', 'Welcome to Leadshare'],
    ['pt-BR,pt;q=0.8', 'Bem-vindo ao Leadshare'],
    ['cs', 'Vítejte v Leadshare'],
    ['pl-PL', 'Witamy w Leadshare'],
    ['es-MX', 'Bienvenido a Leadshare'],
    ['hu', 'Üdvözli a Leadshare'],
  ])('speaks to a reader of %s', async (language, title) => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const headers = { ...browserHeaders, 'accept-language': language };
    const { body } = await booted.call<string>('GET', path, undefined, { key: null, headers });
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(`<html lang="${languageOf(language)}">`);
    const used = await booted.call<string>('GET', '/welcome/nothing', undefined, { key: null, headers });
    expect(used.status).toBe(404);
    expect(used.body).toContain('npm run leadshare -- keys create owner');
  });

  it('leaves neither link nor key in the log', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const { body } = await open(path);
    expect(JSON.stringify(booted.lines)).not.toContain(path.slice(-40));
    expect(JSON.stringify(booted.lines)).not.toContain(body.key);
  });
});

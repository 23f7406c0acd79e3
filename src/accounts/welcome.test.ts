// The first run: one link, one owner, once.
import sql from 'sql-template-tag';
import { afterEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import type { AKey, AList } from '../../test/factories.ts';
import { firstRunLink } from './first-run.ts';

let booted: Booted;
afterEach(() => booted.close());

const clock = testClock();
const unowned = async () => (booted = await bootApp({ env: { LEADSHARE_OPERATOR_KEY: '' }, clock }));
const pathOf = (link: string | null) => new URL(link!).pathname;
const open = (path: string) =>
  booted.call<{ id: string; key: string }>('POST', path, undefined, { key: null });

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

  it('makes one owner, whichever of two is first', async () => {
    await unowned();
    const links = [await firstRunLink(booted.app), await firstRunLink(booted.app)];
    const made = await Promise.all(links.map((link) => open(pathOf(link))));
    expect(made.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
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
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const form = { ...browser, 'content-type': 'application/x-www-form-urlencoded' };

  it('asks for nothing from elsewhere, runs no script and has one button', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const { status, headers, body } = await booted.call<string>('GET', path, undefined, {
      key: null,
      headers: browser,
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

  it('shows the key once to a browser', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const made = await booted.call<string>('POST', path, '', { key: null, headers: form });
    expect(made.status).toBe(201);
    const key = /lsk_[0-9a-z]{32}/.exec(made.body)![0];
    expect((await booted.call('GET', '/api/v1/publishers', undefined, { key })).status).toBe(200);
    for (const method of ['GET', 'POST'] as const) {
      const again = await booted.call<string>(method, path, method === 'POST' ? '' : undefined, {
        key: null,
        headers: form,
      });
      expect(again.status).toBe(404);
      expect(again.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(again.body).not.toContain('lsk_');
    }
  });

  it('leaves neither link nor key in the log', async () => {
    await unowned();
    const path = pathOf(await firstRunLink(booted.app));
    const { body } = await open(path);
    expect(JSON.stringify(booted.lines)).not.toContain(path.slice(-40));
    expect(JSON.stringify(booted.lines)).not.toContain(body.key);
  });
});

// A browser without a screen: keeps cookies apart by site and follows redirects, on our site without a port.
import type { Booted } from './app.ts';

/** Where it came to rest: on our site the path with its query. */
export type Rest = { url: URL; path: string; status: number };

export class Browser {
  readonly #booted: Booted;
  readonly #site: string;
  readonly #jars = new Map<string, Map<string, string>>();
  /** Headers of our site's answers, oldest first. */
  readonly setCookies: string[] = [];

  constructor(booted: Booted) {
    this.#booted = booted;
    this.#site = new URL(booted.app.publicUrl()).origin;
  }

  /** Goes on until something is no redirect, or `until` says so of the next address, which is then not asked for. */
  async open(address: string, until: (url: URL) => boolean = () => false): Promise<Rest> {
    let url = new URL(address, this.#site);
    for (let hop = 0; hop < 20; hop++) {
      const path = url.pathname + url.search;
      const ours = url.origin === this.#site;
      if (until(url) || (ours && !url.pathname.startsWith('/sign-in/oidc/'))) return { url, path, status: 0 };
      const { status, location, cookies } = ours ? await this.#ask(path) : await this.#fetch(url);
      this.#keep(url.origin, cookies);
      if (location === null) return { url, path, status };
      url = new URL(location, url);
    }
    throw new Error('More than 20 redirects.');
  }

  /** For a call of our API as this browser's pages make it. */
  get headers(): Record<string, string> {
    return { cookie: this.#cookies(this.#site), origin: this.#site };
  }

  cookie(name: string): string | undefined {
    return this.#jars.get(this.#site)?.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#keep(this.#site, [`${name}=${value}`]);
  }

  async #ask(path: string) {
    const { status, headers } = await this.#booted.call('GET', path, undefined, {
      key: null,
      headers: { cookie: this.#cookies(this.#site), 'accept-language': 'cs, en;q=0.5' },
    });
    const cookies = [headers['set-cookie'] ?? []].flat();
    this.setCookies.push(...cookies);
    return { status, location: headers.location ?? null, cookies };
  }

  async #fetch(url: URL) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: this.#cookies(url.origin) } });
    await answer.text();
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      cookies: answer.headers.getSetCookie(),
    };
  }

  #cookies(origin: string): string {
    return [...(this.#jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(origin: string, cookies: string[]): void {
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name!);
      else jar.set(name!, value!);
    }
  }
}

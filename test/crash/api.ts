// Asks the product over HTTP as its users do; what a crash interrupts is asked again, since reading is free.
import { productEnv } from './product.ts';
import { until } from './patience.ts';

export type Api = {
  /** Parsed; throws for anything but a 2xx. */
  call<Body>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<Body>;
  /** Every item of a list, page by page. */
  list<Item>(path: string): Promise<Item[]>;
  /** The same call until it is answered with a 2xx. Only for what may be done twice. */
  insist<Body>(method: 'GET' | 'PATCH', path: string, body?: unknown): Promise<Body>;
};

/** `address` is asked for before each call: processes come and go. */
export function apiAt(address: () => string | null): Api {
  const call: Api['call'] = async <Body>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${address() ?? 'http://127.0.0.1:1'}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Body;
  };
  const insist: Api['insist'] = async <Body>(method: 'GET' | 'PATCH', path: string, body?: unknown) => {
    const { answer } = await until(
      `${method} ${path} is answered`,
      () =>
        call<Body>(method, path, body).then(
          (answer) => ({ answer }),
          () => null,
        ),
      { everyMs: 100 },
    );
    return answer;
  };
  return {
    call,
    insist,
    async list<Item>(path: string) {
      const items: Item[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = `${path.includes('?') ? '&' : '?'}limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`;
        const page: { items: Item[]; nextCursor: string | null } = await insist('GET', path + query);
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
  };
}

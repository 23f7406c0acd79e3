// What holds for every connector, whatever its far side: each brings a peer that can be told to misbehave.
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import type { Crm, Outcome, Settings } from '../src/connectors/connector.ts';
import { isLeadField } from '../src/mapping/lead-fields.ts';
import type { SharedLead } from '../src/leads/lead.ts';
import { expressionFault } from '../src/mapping/expression.ts';
import { templateFault } from '../src/mapping/template.ts';
import type { Peer, Trouble } from './far-side.ts';
import { sharedLead } from './fakes/lead.ts';
import { memoryTokens, pushOnce, pushTogether, type Pushed } from './fakes/push.ts';

/** The tests that every connector passes against its peer. Call it inside a describe. */
export function conforms(crm: Crm, begin: () => Promise<Peer>): void {
  const { kind } = crm;
  let peer: Peer;
  let made = 0;
  beforeAll(async () => {
    peer = await begin();
  });
  afterAll(async () => {
    await peer.close();
  });

  const newKey = () => `dlv-${kind}-${++made}`;

  // The webhook library holds the time of a try against the machine's clock.
  const now = () => new Date(performance.timeOrigin + performance.now());

  const tokens = memoryTokens();

  const push = (
    key: string,
    more: { settings?: Settings; smtpUrl?: string; timeoutMs?: number; lead?: SharedLead } = {},
  ) =>
    pushOnce(crm, {
      lead: more.lead ?? sharedLead(),
      key,
      now: now(),
      // Other credentials have tokens of their own.
      tokens: more.settings ? memoryTokens() : tokens,
      settings: more.settings ?? peer.settings,
      ...(peer.folder !== undefined && { folder: peer.folder }),
      smtpUrl: more.smtpUrl ?? peer.smtpUrl ?? null,
      ...(more.timeoutMs !== undefined && { timeoutMs: more.timeoutMs }),
    });

  /** Ends a test whose trouble cannot happen to this far side. */
  const needs = (context: TestContext, trouble: Trouble) => {
    const why = peer.cannot?.[trouble];
    if (why !== undefined) context.skip(why);
  };

  const troubled = async (trouble: Trouble, more: { timeoutMs?: number } = {}): Promise<Pushed> => {
    peer.trouble(trouble);
    const pushed = await push(newKey(), more);
    const { timeoutMs } = more;
    // On a busy machine a short time may be over before the far side was asked.
    const isMet = timeoutMs === undefined || peer.takeBack === undefined || peer.takeBack() === 0;
    return isMet ? pushed : troubled(trouble, { timeoutMs: 4 * timeoutMs });
  };

  test('every field has a label, help in a sentence and a length; names are unique', () => {
    for (const field of crm.fields) {
      expect(field.label).not.toBe('');
      expect(field.help).toMatch(/^[A-Z].{10,}\.$/);
      expect(field.maxLength).toBeGreaterThan(0);
    }
    expect(new Set(crm.fields.map(({ name }) => name)).size).toBe(crm.fields.length);
  });

  test('its mapping names fields that there are, each once, and every required one', () => {
    const { targets, open, defaults } = crm.mappable;
    const names = targets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(defaults.map(({ target }) => target)).size).toBe(defaults.length);
    for (const { target, source } of defaults) {
      if (!open) expect(names).toContain(target);
      if (source.from === 'field') expect(isLeadField(source.field)).toBe(true);
      if (source.from === 'template') expect(templateFault(source.template)).toBeNull();
      if (source.from === 'expression') expect(expressionFault(source.expression)).toBeNull();
    }
    for (const { name, required } of targets)
      if (required) expect(defaults.map(({ target }) => target)).toContain(name);
  });

  test('a lead that says next to nothing is delivered', async () => {
    const nothing = {
      firstName: null,
      lastName: null,
      phone: null,
      country: null,
      company: null,
      title: null,
    };
    const lead = sharedLead({
      note: null,
      contact: {
        ...nothing,
        email: 'n@example.com',
        normalized: { name: null, email: 'n@example.com', phone: null, country: null },
      },
    });
    const { outcome } = await push(newKey(), { lead });
    expect(outcome).toMatchObject({ is: 'delivered' });
  });

  test('a lead whose every value is far too long is delivered, and what was cut is told', async () => {
    const long = 'Ü'.repeat(7000);
    const contact = { firstName: long, lastName: long, company: long, title: long };
    const { outcome } = await push(newKey(), { lead: sharedLead({ note: long, contact }) });
    expect(outcome).toMatchObject({ is: 'delivered' });
  });

  test('its own review takes these settings', () => {
    expect(crm.review?.(peer.settings) ?? []).toEqual([]);
  });

  test('delivers: one more record, and a transcript of it', async () => {
    // The first lead may have to make its place, such as a table.
    await push(newKey());
    const before = await peer.records();
    const { outcome, transcript } = await push(newKey());
    expect(outcome).toMatchObject({ is: 'delivered' });
    expect(await peer.records()).toBe(before + 1);
    expect(transcript.at(-1)).toMatchObject({
      requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      fault: null,
    });
  });

  test('the same lead twice is one record, with one id', async (context) => {
    if (peer.keyed === false) context.skip('its far side has no key');
    const before = await peer.records();
    const key = newKey();
    const first = await push(key);
    const second = await push(key);
    expect(second.outcome).toEqual(first.outcome);
    expect(await peer.records()).toBe(before + 1);
  });

  test('the same lead twenty times at once is one record', async (context) => {
    if (peer.keyed === false) context.skip('its far side has no key');
    const before = await peer.records();
    const key = newKey();
    if (peer.parallel === false) for (let time = 0; time < 20; time++) await push(key);
    else await Promise.all(Array.from({ length: 20 }, () => push(key)));
    expect(await peer.records()).toBe(before + 1);
  });

  test('committed but the connection cut, then repeated: one record', async (context) => {
    if (peer.keyed === false) context.skip('its far side has no key');
    needs(context, 'cut after commit');
    const before = await peer.records();
    const key = newKey();
    peer.trouble('cut after commit');
    expect((await push(key)).outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(await peer.records()).toBe(before + 1);
    expect((await push(key)).outcome).toMatchObject({ is: 'delivered' });
    expect(await peer.records()).toBe(before + 1);
  });

  test('tokens that ended in the middle are renewed within the try', async (context) => {
    if (!peer.endTokens) context.skip('it has no tokens');
    await push(newKey());
    peer.endTokens!();
    const { outcome } = await push(newKey());
    expect(outcome).toMatchObject({ is: 'delivered' });
  });

  test('of several in one call each has its own outcome', async (context) => {
    if (!crm.batch || !peer.refuseOne) context.skip('it takes one at a time');
    const before = await peer.records();
    peer.refuseOne!(1);
    const keys = [newKey(), newKey(), newKey()];
    const outcomes = await pushTogether(crm, {
      leads: keys.map((key) => ({ key, lead: sharedLead() })),
      now: now(),
      tokens,
      settings: peer.settings,
      ...(peer.smtpUrl && { smtpUrl: peer.smtpUrl }),
      ...(peer.folder !== undefined && { folder: peer.folder }),
    });
    expect(outcomes.map(({ is }) => is)).toEqual([
      'delivered',
      expect.stringMatching(/refused|retry/),
      'delivered',
    ]);
    expect(await peer.records()).toBe(before + 2);
  });

  test('a record that was closed there is not written again', async (context) => {
    if (!peer.closeRecord) context.skip('nobody can close a record there');
    const key = newKey();
    await push(key);
    peer.closeRecord!(key);
    const { outcome } = await push(key);
    expect(outcome).toMatchObject({ is: 'refused', reason: 'closed_remotely' });
    expect(sentences(outcome)).toBe(true);
  });

  test('wrong credentials: refused as unauthorized, and what to do', async (context) => {
    if (peer.wrong === null) context.skip('it has no credentials');
    const { outcome } = await push(newKey(), {
      settings: peer.wrong!,
      ...(peer.wrongSmtpUrl && { smtpUrl: peer.wrongSmtpUrl }),
    });
    expect(outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
    expect(sentences(outcome)).toBe(true);
  });

  test('throttled: again later, after as long as it asks', async (context) => {
    needs(context, 'throttled');
    const { outcome } = await troubled('throttled');
    expect(outcome).toMatchObject({
      is: 'retry',
      ...(peer.throttledMs !== null && { reason: 'rate_limited', afterMs: peer.throttledMs }),
    });
    expect(sentences(outcome)).toBe(true);
  });

  test('failing inside: again later', async (context) => {
    needs(context, 'failing');
    const { outcome } = await troubled('failing');
    expect(outcome).toMatchObject({ is: 'retry', reason: peer.reasons.failing });
    expect(sentences(outcome)).toBe(true);
  });

  test('a reply that makes no sense is never a delivery by mistake', async (context) => {
    if (peer.reasons.malformed === null) context.skip('any answer with a good status will do');
    const { outcome } = await troubled('malformed');
    expect(outcome).toMatchObject({ is: 'retry', reason: peer.reasons.malformed });
  });

  test.for([
    ['slow body', 'timeout', 700],
    ['endless body', 'reply_too_large', 60_000],
    ['huge header', 'reply_too_large', 60_000],
  ] as const)('a far side with a %s costs one bounded try', async ([trouble, fault, timeoutMs], context) => {
    needs(context, trouble);
    const { outcome, transcript } = await troubled(trouble, { timeoutMs });
    expect(outcome).toMatchObject({ is: 'retry' });
    expect(transcript.at(-1)).toMatchObject({ fault });
  });

  test('a redirect is not followed', async (context) => {
    needs(context, 'redirect');
    const { outcome } = await troubled('redirect');
    expect(outcome).toMatchObject({ is: 'refused', reason: 'redirected' });
  });

  test('a hang ends at the time-out, a cut connection is unreachable; both say so in the transcript', async (context) => {
    needs(context, 'hang');
    const hung = await troubled('hang', { timeoutMs: 300 });
    expect(hung.outcome).toMatchObject({ is: 'retry', reason: 'timeout' });
    expect(hung.transcript.at(-1)).toMatchObject({ fault: 'timeout', status: null });
    const cut = await troubled('cut');
    expect(cut.outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(cut.transcript.at(-1)).toMatchObject({ fault: 'unreachable', status: null });
  });

  test('no secret in any transcript or detail, also when the far side says them back', async (context) => {
    needs(context, 'echo');
    const kept: Pushed[] = [await push(newKey())];
    for (const trouble of ['echo', 'throttled', 'failing'] as const) kept.push(await troubled(trouble));
    kept.push(await troubled('hang', { timeoutMs: 200 }));
    const text = JSON.stringify(kept);
    for (const secret of peer.secrets.flatMap((one) => [one, Buffer.from(one).toString('base64')])) {
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(text).not.toContain(form);
        expect(text).not.toContain(form.slice(0, form.length / 2));
        expect(text).not.toContain(form.slice(form.length / 2));
      }
    }
    expect(kept.every(({ transcript }) => transcript.length > 0)).toBe(true);
  });
}

/** A detail is for a reader: it begins, ends and says something. */
function sentences(outcome: Outcome): boolean {
  return outcome.is !== 'delivered' && /^[A-Z].{20,}[.!]$/.test(outcome.detail);
}

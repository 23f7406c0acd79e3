// One suite for every CRM in the list: whatever the far side, these hold. Each kind brings a peer that can be told to misbehave.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm, Outcome, Settings } from '../src/connectors/connector.ts';
import { crmByKind, crms } from '../src/connectors/crms/index.ts';
import { startAzurite } from './fakes/azurite.ts';
import type { Answer, FarSide, Trick } from './fakes/http-far-side.ts';
import { sharedLead } from './fakes/lead.ts';
import { startOdoo } from './fakes/odoo.ts';
import { pushOnce, type Pushed } from './fakes/push.ts';
import { password, startMailbox, type MailTrick } from './fakes/smtp.ts';
import { startReceiver } from './fakes/webhook-receiver.ts';

type Trouble = 'throttled' | 'failing' | 'malformed' | 'hang' | 'cut' | 'cut after commit' | 'echo';

type Peer = {
  settings: Settings;
  /** Credentials that the far side does not accept. */
  wrong: Settings;
  /** What must not show anywhere, also none of its halves. */
  secrets: string[];
  smtpUrl?: string;
  /** Where wrong credentials are the operator's and not in the settings. */
  wrongSmtpUrl?: string;
  records(): Promise<number>;
  trouble(next: Trouble): void;
  close(): Promise<void>;
  /** Reasons that this far side's troubles have. */
  reasons: { failing: string; malformed: string };
  /** Retry-After exists. */
  asksToWait: boolean;
};

const peers: Record<string, () => Promise<Peer>> = {
  async webhook() {
    const { signingSecret } = crmByKind('webhook')!.mint!() as { signingSecret: string };
    const other = crmByKind('webhook')!.mint!() as { signingSecret: string };
    const receiver = await startReceiver(signingSecret);
    return {
      ...httpPeer(receiver, [signingSecret]),
      settings: { url: receiver.url, signingSecret },
      wrong: { url: receiver.url, ...other },
      records: () => Promise.resolve(receiver.byId.size),
      // What a receiver answers besides a 2xx is its own affair, so there is no malformed reply in a 200.
      reasons: { failing: 'remote_error', malformed: 'delivered' },
    };
  },

  async odoo() {
    const odoo = await startOdoo();
    const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
    return {
      ...httpPeer(odoo, [odoo.apiKey]),
      settings,
      wrong: { ...settings, apiKey: 'another-key' },
      records: () => Promise.resolve(odoo.leads.size),
      reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    };
  },

  async 'azure-table'() {
    const azurite = await startAzurite();
    const settings = { connectionString: azurite.connectionString, tableName: 'MarketplaceLeads' };
    const otherKey = Buffer.alloc(64, 1).toString('base64');
    return {
      ...httpPeer(azurite, [azurite.accountKey]),
      settings,
      wrong: {
        ...settings,
        connectionString: azurite.connectionString.replace(azurite.accountKey, otherKey),
      },
      records: async () => (await azurite.rows('MarketplaceLeads')).length,
      reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    };
  },

  async email() {
    const box = await startMailbox();
    const tricks: Record<Trouble, MailTrick> = {
      throttled: 421,
      failing: 451,
      malformed: 'garbage',
      hang: 'hang',
      cut: 'cut',
      'cut after commit': 'cut after commit',
      echo: 554,
    };
    return {
      settings: { to: 'sales@example.com; leads@example.com' },
      wrong: { to: 'sales@example.com' },
      secrets: [password],
      smtpUrl: box.url,
      wrongSmtpUrl: box.wrongUrl,
      records: () => Promise.resolve(box.records()),
      trouble: (next) => box.script(tricks[next]),
      close: () => box.close(),
      reasons: { failing: 'remote_busy', malformed: 'unreachable' },
      asksToWait: false,
    };
  },
};

function httpPeer(
  far: FarSide,
  secrets: string[],
): Pick<Peer, 'secrets' | 'trouble' | 'close' | 'asksToWait'> {
  const echo = secrets
    .map((secret) => `${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('base64')}`)
    .join(' ');
  const answers: Record<Trouble, Answer | Trick> = {
    throttled: { status: 429, headers: { 'retry-after': '7' }, body: 'slower' },
    failing: { status: 500, body: 'Internal Server Error' },
    malformed: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ids":' },
    hang: 'hang',
    cut: 'cut',
    'cut after commit': 'cut after commit',
    echo: {
      status: 400,
      headers: { 'x-request-id': echo, location: `/?k=${encodeURIComponent(secrets[0]!)}` },
      body: JSON.stringify({ message: echo, name: echo }),
    },
  };
  return {
    secrets,
    trouble: (next) => far.script(answers[next]),
    close: () => far.close(),
    asksToWait: true,
  };
}

test('every CRM has a peer here', () => {
  expect(Object.keys(peers).toSorted()).toEqual(crms.map(({ kind }) => kind).toSorted());
});

describe.each(crms.map((crm) => [crm.kind, crm] as const))('%s', (kind, crm: Crm) => {
  let peer: Peer;
  let made = 0;
  beforeAll(async () => {
    peer = await peers[kind]!();
  });
  afterAll(async () => {
    await peer.close();
  });

  const newKey = () => `dlv-${kind}-${++made}`;

  // The webhook library holds the time of a try against the machine's clock.
  const now = () => new Date(performance.timeOrigin + performance.now());

  const push = (key: string, more: { settings?: Settings; smtpUrl?: string; timeoutMs?: number } = {}) =>
    pushOnce(crm, {
      lead: sharedLead(),
      key,
      now: now(),
      settings: more.settings ?? peer.settings,
      smtpUrl: more.smtpUrl ?? peer.smtpUrl ?? null,
      ...(more.timeoutMs !== undefined && { timeoutMs: more.timeoutMs }),
    });

  const troubled = (trouble: Trouble, more: { timeoutMs?: number } = {}) => {
    peer.trouble(trouble);
    return push(newKey(), more);
  };

  test('every field has a label, help in a sentence and a length; names are unique', () => {
    for (const field of crm.fields) {
      expect(field.label).not.toBe('');
      expect(field.help).toMatch(/^[A-Z].{10,}\.$/);
      expect(field.maxLength).toBeGreaterThan(0);
    }
    expect(new Set(crm.fields.map(({ name }) => name)).size).toBe(crm.fields.length);
    expect(crmByKind(kind)).toBe(crm);
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
    expect(transcript).toMatchObject([
      { requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, fault: null },
    ]);
  });

  test('the same lead twice is one record, with one id', async () => {
    const before = await peer.records();
    const key = newKey();
    const first = await push(key);
    const second = await push(key);
    expect(second.outcome).toEqual(first.outcome);
    expect(await peer.records()).toBe(before + 1);
    expect(second.transcript.map(({ requestSha256 }) => requestSha256)).toEqual(
      first.transcript.map(({ requestSha256 }) => requestSha256),
    );
  });

  test('the same lead many times at once is one record', async () => {
    const before = await peer.records();
    const key = newKey();
    await Promise.all(Array.from({ length: 5 }, () => push(key)));
    expect(await peer.records()).toBe(before + 1);
  });

  test('committed but the connection cut, then repeated: one record', async () => {
    const before = await peer.records();
    const key = newKey();
    peer.trouble('cut after commit');
    expect((await push(key)).outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(await peer.records()).toBe(before + 1);
    expect((await push(key)).outcome).toMatchObject({ is: 'delivered' });
    expect(await peer.records()).toBe(before + 1);
  });

  test('wrong credentials: refused as unauthorized, and what to do', async () => {
    const { outcome } = await push(newKey(), {
      settings: peer.wrong,
      ...(peer.wrongSmtpUrl && { smtpUrl: peer.wrongSmtpUrl }),
    });
    expect(outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
    expect(sentences(outcome)).toBe(true);
  });

  test('throttled: again later, after as long as it asks', async () => {
    const { outcome } = await troubled('throttled');
    expect(outcome).toMatchObject({
      is: 'retry',
      ...(peer.asksToWait && { reason: 'rate_limited', afterMs: 7000 }),
    });
    expect(sentences(outcome)).toBe(true);
  });

  test('failing inside: again later', async () => {
    const { outcome } = await troubled('failing');
    expect(outcome).toMatchObject({ is: 'retry', reason: peer.reasons.failing });
    expect(sentences(outcome)).toBe(true);
  });

  test('a reply that makes no sense is never a delivery by mistake', async () => {
    const { outcome } = await troubled('malformed');
    if (peer.reasons.malformed === 'delivered')
      expect(outcome).toEqual({ is: 'delivered', externalId: null });
    else expect(outcome).toMatchObject({ is: 'retry', reason: peer.reasons.malformed });
  });

  test('a hang ends at the time-out, a cut connection is unreachable; both say so in the transcript', async () => {
    const hung = await troubled('hang', { timeoutMs: 300 });
    expect(hung.outcome).toMatchObject({ is: 'retry', reason: 'timeout' });
    expect(hung.transcript.at(-1)).toMatchObject({ fault: 'timeout', status: null });
    const cut = await troubled('cut');
    expect(cut.outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(cut.transcript.at(-1)).toMatchObject({ fault: 'unreachable', status: null });
  });

  test('no secret in any transcript or detail, also when the far side says them back', async () => {
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
});

/** A detail is for a reader: it begins, ends and says something. */
function sentences(outcome: Outcome): boolean {
  return outcome.is !== 'delivered' && /^[A-Z].{20,}[.!]$/.test(outcome.detail);
}

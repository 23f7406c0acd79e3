// A preview never writes, whatever a connector does with its wire.
import { describe, expect, it } from 'vitest';
import type { Grant, Wire, WireRequest } from '../connectors/connector.ts';
import { previewWire, Stopped } from './preview-wire.ts';

const request = (method: WireRequest['method'], more: Partial<WireRequest> = {}): WireRequest => ({
  method,
  url: `https://crm.example/${method}`,
  headers: {},
  ...more,
});
const ok = { status: 200, headers: {}, body: Buffer.from('{}') };
const grant: Grant = { is: 'granted', token: 'the-token', endsAt: new Date('2030-01-01'), more: {} };

function wires(assumed?: () => typeof ok) {
  const sent: string[] = [];
  const real: Wire = {
    send: async ({ url }) => {
      sent.push(url);
      return ok;
    },
    mail: () => Promise.reject(new Error('a mail went out')),
    file: () => Promise.reject(new Error('a file went out')),
    token: (obtain) => obtain(),
    now: new Date('2026-03-02T09:00:00Z'),
    timeoutMs: 1_000,
  };
  return { sent, ...previewWire(real, assumed) };
}

describe('a preview’s wire', () => {
  it('really sends what reads, and stops at the first write', async () => {
    const { wire, sent, requests } = wires();
    await wire.send(request('GET'));
    await wire.send(request('POST', { reads: true }));
    await expect(wire.send(request('POST', { body: 'x' }))).rejects.toThrow(Stopped);
    await expect(wire.send(request('PATCH'))).rejects.toThrow(Stopped);
    expect(sent).toEqual(['https://crm.example/GET', 'https://crm.example/POST']);
    expect(requests.map(({ method, sent, status }) => [method, sent, status])).toEqual([
      ['GET', true, 200],
      ['POST', true, 200],
      ['POST', false, null],
    ]);
  });

  it('answers a write as the far side would, where the connector knows how, and goes on', async () => {
    const { wire, sent, requests } = wires(() => ok);
    expect(await wire.send(request('POST'))).toBe(ok);
    await wire.send(request('PATCH'));
    expect(sent).toEqual([]);
    expect(requests).toHaveLength(2);
  });

  it('ends when a connector goes round in circles', async () => {
    const { wire, requests } = wires(() => ok);
    const round = async () => {
      for (;;) await wire.send(request('POST'));
    };
    await expect(round()).rejects.toThrow(Stopped);
    expect(requests).toHaveLength(20);
  });

  it('fetches a token, and lets nothing else out that goes on meanwhile', async () => {
    const { wire, sent, requests, granted } = wires();
    const token = wire.token(async () => {
      await wire.send(request('POST', { url: 'https://login.example/token', body: 'secret' }));
      return grant;
    });
    const write = wire.send(request('POST'));
    await expect(write).rejects.toThrow(Stopped);
    await token.catch(() => undefined);
    expect(sent).not.toContain('https://crm.example/POST');
    expect(requests.filter(({ credentials }) => credentials).map(({ url }) => url)).toEqual(
      sent.filter((url) => url.includes('login')),
    );
    expect(granted.length).toBeLessThanOrEqual(1);
  });

  it('writes mails and files down alone', async () => {
    const mail = wires();
    await expect(
      mail.wire.mail({ to: ['a@x.example'], subject: 'A lead', text: 'Words', messageId: '<1@x>' }),
    ).rejects.toThrow(Stopped);
    expect(mail.requests).toMatchObject([{ method: 'MAIL', url: 'mailto:a@x.example', body: 'Words' }]);
    const file = wires();
    await expect(file.wire.file('leads.csv', Buffer.from('a,b'))).rejects.toThrow(Stopped);
    expect(file.requests).toMatchObject([{ method: 'FILE', url: 'leads.csv', sent: false }]);
  });
});

// How Marketo is asked: by whose token, where, and by which field it finds leads again.
import { authorized, isReply } from '../authorized.ts';
import type { Failed, Grant, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { oauthToken } from '../oauth.ts';
import { answer, hasEnded, readResult, type Result } from './marketo-answers.ts';
import { baseOf } from './marketo-ids.ts';

export const byForm = ({ way }: Settings) => way !== 'record';
export const keyOf = (settings: Settings) =>
  byForm(settings) ? 'email' : settings['keyField']?.trim() || 'email';

export async function asked(
  settings: Settings,
  wire: Wire,
  method: WireRequest['method'],
  path: string,
  body?: object,
): Promise<Result | Failed> {
  const reply = await call(settings, wire, method, path, body);
  return isReply(reply) ? readResult(reply, wire.now, keyOf(settings)) : reply;
}

export function call(
  settings: Settings,
  wire: Wire,
  method: WireRequest['method'],
  path: string,
  body?: object,
): Promise<WireReply | Failed> {
  const send = ({ token: bearer }: Grant) =>
    wire.send({
      method,
      url: `${baseOf(settings)}${path}`,
      headers: {
        authorization: `Bearer ${bearer}`,
        'user-agent': 'Leadshare',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  return authorized(wire, () => token(settings, wire), send, hasEnded);
}

/** Asked again, identity gives the same token and says how long it still lives. */
export function token(settings: Settings, wire: Wire): Promise<Grant | Failed> {
  return oauthToken(
    wire,
    {
      grant: 'client_credentials',
      tokenUrl: `${baseOf(settings)}/identity/oauth/token`,
      clientId: settings['clientId']!.trim(),
      clientSecret: settings['clientSecret']!.trim(),
      livesS: 3600,
      keep: ['scope'],
    },
    answer,
  );
}

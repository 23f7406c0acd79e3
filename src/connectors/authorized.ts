// A call with an access token; one that the far side no longer accepts is replaced within the same try, once.
import type { Failed, Grant, Wire, WireReply } from './connector.ts';

/** The reply, or why there is no token. `ended`: how this far side says that a token has ended. */
export async function authorized(
  wire: Wire,
  obtain: () => Promise<Grant | Failed>,
  call: (grant: Grant) => Promise<WireReply>,
  ended: (reply: WireReply) => boolean = ({ status }) => status === 401,
): Promise<WireReply | Failed> {
  const grant = await wire.token(obtain);
  if (grant.is !== 'granted') return grant;
  const reply = await call(grant);
  if (!ended(reply)) return reply;
  const fresh = await wire.token(obtain, grant.token);
  return fresh.is === 'granted' ? call(fresh) : fresh;
}

export const isReply = (value: WireReply | Failed): value is WireReply => 'body' in value;

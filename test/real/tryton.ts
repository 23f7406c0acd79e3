// A connector for Tryton, as anybody would write one for a far side without keys: looks for the reference, then creates.
import { answersOf } from '../../src/connectors/answers.ts';
import { authorized, isReply } from '../../src/connectors/authorized.ts';
import { defineCrm, type Failed, type Settings, type Wire } from '../../src/connectors/connector.ts';
import { objectIn, readCommon } from '../../src/connectors/reply.ts';

const answer = answersOf('Tryton');
const field = (name: string, kind: 'text' | 'secret' | 'url') =>
  ({ name, kind, label: name, help: `The ${name} of Tryton.`, required: true, maxLength: 200 }) as const;

export const tryton = defineCrm({
  kind: 'tryton',
  name: 'Tryton',
  fields: [field('url', 'url'), field('user', 'text'), field('password', 'secret'), field('company', 'text')],
  mappable: {
    targets: [{ name: 'description', label: 'Description', type: 'text', required: true }],
    open: true,
    defaults: [{ target: 'description', source: { from: 'field', field: 'lead.title' } }],
  },

  async push({ key, values }, settings, wire) {
    const context = { company: Number(settings['company']) };
    const found = await call(settings, wire, 'search', [['reference', '=', key]], 0, 1, null, context);
    if ('is' in found) return found;
    const { ids } = found;
    if (ids.length > 0) return { is: 'delivered', externalId: String(ids[0]) };
    const record = { ...values, ...context, reference: key };
    const made = await call(settings, wire, 'create', [record], context);
    if ('is' in made) return made;
    return { is: 'delivered', externalId: String(made.ids[0]) };
  },
});

/** One method of opportunities: the ids it answers. */
async function call(
  settings: Settings,
  wire: Wire,
  method: 'search' | 'create',
  ...params: unknown[]
): Promise<{ ids: number[] } | Failed> {
  const reply = await authorized(
    wire,
    async () => {
      const { user, password } = settings;
      const told = await send(settings, wire, null, 'common.db.login', [user, { password }, 'en']);
      const session = objectIn(told.body)?.['result'];
      if (told.status === 401 || !Array.isArray(session)) return answer('credentials_wrong');
      const token = Buffer.from([user, ...(session as unknown[])].join(':')).toString('base64');
      return { is: 'granted', token, endsAt: new Date(wire.now.getTime() + 300_000), more: {} };
    },
    ({ token }) => send(settings, wire, token, `model.sale.opportunity.${method}`, params),
  );
  if (!isReply(reply)) return reply;
  const failed = readCommon(reply, wire.now, answer);
  if (failed) return failed;
  // Tryton answers 200 to what it refuses as well.
  const { result, error } = objectIn(reply.body) ?? {};
  if (error) return answer('lead_refused', { said: JSON.stringify(error) });
  return Array.isArray(result) ? { ids: result as number[] } : answer('not_understood');
}

const send = (settings: Settings, wire: Wire, token: string | null, method: string, params: unknown[]) =>
  wire.send({
    method: 'POST',
    url: settings['url']!,
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Session ${token}` }),
    },
    body: JSON.stringify({ id: 1, method, params }),
    ...(!method.endsWith('.create') && { reads: true as const }),
  });

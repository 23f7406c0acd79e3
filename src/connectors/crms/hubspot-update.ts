// What is written anew on a contact that is there, and on the lead that hangs on it. Neither is made here.
import type { Outcome, Settings, Update, Wire, WireReply } from '../connector.ts';
import { accountOf, call, contactUrl, isAccount, type Account } from './hubspot-account.ts';
import { answer, failedBy } from './hubspot-answers.ts';
import { leadIdOf, leadPrefix } from './hubspot-leads.ts';

export async function update(
  { key, externalId, values }: Update,
  settings: Settings,
  wire: Wire,
): Promise<Outcome> {
  const account = await accountOf(settings, wire);
  if (!isAccount(account)) return account;
  if (externalId === null) return answer('record_gone');
  const properties = (ofLead: boolean) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => name.startsWith(leadPrefix) === ofLead)
        .map(([name, value]) => [ofLead ? name.slice(leadPrefix.length) : name, String(value)]),
    );
  const write = async (path: string, ofLead: boolean): Promise<Outcome> => {
    const body = { properties: properties(ofLead) };
    const reply =
      Object.keys(body.properties).length === 0
        ? null
        : await call(settings, wire, 'PATCH', `/crm/v3/objects/${path}`, body);
    return reply === null || reply.status === 200
      ? { is: 'delivered', externalId, ...contactUrl(account, externalId) }
      : failed(reply, wire, account);
  };
  const contact = await write(`contacts/${externalId}`, false);
  if (contact.is !== 'delivered' || settings['leadObject'] !== 'yes') return contact;
  if (!Object.keys(values).some((name) => name.startsWith(leadPrefix))) return contact;
  const lead = await leadIdOf(key, settings, wire, account);
  if (typeof lead === 'object' && lead !== null) return lead;
  return lead === null ? answer('record_gone') : write(`leads/${lead}`, true);
}

function failed(reply: WireReply, wire: Wire, { timeZone }: Account): Outcome {
  return reply.status === 404 ? answer('record_gone', { status: 404 }) : failedBy(reply, wire.now, timeZone);
}

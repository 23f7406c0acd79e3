// What is wrong with a destination of events: a kind that takes none, what only leads have, what nobody will ever be told.
import { isIP } from 'node:net';
import type { Crm, Settings } from '../connectors/connector.ts';
import { crms } from '../connectors/crms/index.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { isPublicAddress } from '../platform/public-address.ts';
import { invalidFields } from '../platform/refusal.ts';
import { factsFor } from '../scoring/fact-list.ts';
import { reviewSubscription, type SubscriptionInput } from './subscription.ts';

type Given = {
  events?: SubscriptionInput | undefined;
  settings?: Settings | undefined;
  forwardTestLeads?: boolean | undefined;
  storefronts?: string[] | null | undefined;
  listingIds?: string[] | null | undefined;
};

/** Throws Refusal that names the fields. */
export async function checkSubscription(
  app: App,
  tx: Tx,
  publisherId: string,
  crm: Crm,
  given: Given,
): Promise<void> {
  const { events, settings = {} } = given;
  const errors = [
    ...reviewKind(crm),
    ...(['forwardTestLeads', 'storefronts', 'listingIds'] as const).flatMap((name) =>
      given[name] ? [ofLeadsAlone(name)] : [],
    ),
    ...(app.config.allowPrivateDestinations ? [] : reviewAddress(crm, settings)),
    ...(events === undefined ? [] : reviewSubscription(events, await factsFor(tx, publisherId))),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

const takers = crms.filter(({ pushEvent }) => pushEvent !== undefined).map(({ kind }) => kind);

function reviewKind(crm: Crm): FieldError[] {
  if (crm.pushEvent) return [];
  const options = takers.join(', ');
  return [fieldError('kind', `${crm.name} takes no events; use ${options}.`, 'not_one_of', { options })];
}

const ofLeadsAlone = (name: string) =>
  fieldError(name, 'This narrows leads: narrow events by their types and the filter.', 'must_be_empty');

/** What can be told from the address alone; a name is looked up when something is sent. */
function reviewAddress({ fields }: Crm, settings: Settings): FieldError[] {
  return fields
    .filter(({ kind, name }) => kind === 'url' && URL.canParse(settings[name] ?? ''))
    .flatMap(({ name }) => {
      const host = new URL(settings[name]!).hostname.replace(/^\[|\]$/g, '');
      const isPrivate = isIP(host) === 0 ? /^(?:.+\.)?localhost$/.test(host) : !isPublicAddress(host);
      const advice = 'This address is private: give a public one, or have the operator allow private ones.';
      return isPrivate ? [fieldError(`settings.${name}`, advice, 'private_address')] : [];
    });
}

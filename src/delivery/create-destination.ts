// A destination is created, or its settings change: checked by the connector's own fields, secrets sealed.
import type { Actor } from '../accounts/actor.ts';
import { unknownListings } from '../catalog/store.ts';
import { storefrontById, storefronts } from '../catalog/storefronts.ts';
import type { Crm, Settings } from '../connectors/connector.ts';
import { crmByKind, crms } from '../connectors/crms/index.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId, operatorId } from '../platform/ids.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { invalid, invalidFields } from '../platform/refusal.ts';
import type { DestinationRole } from '../routing/route.ts';
import { checkFollowing } from './check-following.ts';
import { checkSubscription } from './check-subscription.ts';
import { insertDestination, type NewDestination } from './destination-store.ts';
import { secretNames, type SetLimits } from './destination.ts';
import { datesAfter } from './secret-dates.ts';
import type { SubscriptionInput } from './subscription.ts';

export type DestinationInput = {
  kind: string;
  name: string;
  settings: Settings;
  limits?: SetLimits | undefined;
  forwardTestLeads?: boolean | undefined;
  storefronts?: string[] | null | undefined;
  listingIds?: string[] | null | undefined;
  /** It has events instead of leads. */
  events?: SubscriptionInput | undefined;
  /** Its records are to be kept in step with what becomes of their leads. */
  followsOpportunities?: boolean | undefined;
  /** When the far side's key ends: people are warned weeks ahead. */
  secretExpiresAt?: Date | null | undefined;
};

/** The new row and what is shown this once, such as a signing secret. Throws Refusal that names the field. */
export async function createDestination(
  app: App,
  actor: Actor,
  publisherId: string,
  leadRole: DestinationRole,
  input: DestinationInput,
): Promise<{ row: NewDestination; shownOnce: Settings }> {
  const crm = crmOfKind(app, input.kind);
  checkScope(input);
  const minted = crm.mint?.() ?? {};
  const settings = checkedSettings(crm, input.settings);
  const { events } = input;
  const role = events === undefined ? leadRole : 'events';
  if (input.followsOpportunities === true) checkFollowing(crm, { role, mapping: null });
  const id = newId('dst', app.clock.now());
  const given = secretNames(crm).filter((secret) => secret in settings || secret in minted);
  const row: NewDestination = {
    publisherId,
    id,
    kind: crm.kind,
    role,
    name: input.name,
    ...sealedApart(app, crm, id, { ...settings, ...minted }),
    limits: input.limits ?? {},
    forwardTestLeads: input.forwardTestLeads ?? false,
    storefronts: input.storefronts ?? null,
    listingIds: input.listingIds ?? null,
    eventTypes: events?.types ?? null,
    eventFilter: events?.filter ?? null,
    followsOpportunities: input.followsOpportunities ?? false,
    secretExpiresAt: input.secretExpiresAt ?? null,
    secretDates: datesAfter({}, given, given, { at: app.clock.now(), by: actor.id }, []),
    createdAt: app.clock.now(),
  };
  const scope = publisherId === operatorId ? null : publisherId;
  await app.outbox.transact(scope, async (tx, say) => {
    await checkListings(tx, publisherId, input);
    if (events !== undefined) await checkSubscription(app, tx, publisherId, crm, { ...input, settings });
    await insertDestination(tx, row);
    await say([
      {
        type: 'destination.created',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { kind: crm.kind, role },
      },
    ]);
  });
  return { row, shownOnce: minted };
}

/** Whether this server has what the kind needs. */
export function isAvailable({ config }: App, { needs }: Crm): boolean {
  if (needs === 'mail_server') return config.smtpUrl !== null;
  return needs !== 'drop_folder' || config.dropDir !== null;
}

function crmOfKind(app: App, kind: string): Crm {
  const crm = crmByKind(kind);
  if (!crm)
    throw notOneOf(
      'kind',
      'There is no such kind',
      crms.map((known) => known.kind),
    );
  if (!isAvailable(app, crm))
    throw crm.needs === 'mail_server'
      ? invalid('kind', `${crm.name} needs a mail server: set SMTP_URL and start again.`, 'needs_mail_server')
      : invalid(
          'kind',
          `${crm.name} needs a folder: set LEADSHARE_DROP_DIR and start again.`,
          'needs_drop_folder',
        );
  return crm;
}

/** Presence, length and shape by the connector's fields, then what it knows of its far side. Settings that nobody asked for are refused. */
export function checkedSettings(crm: Pick<Crm, 'name' | 'fields' | 'review'>, given: Settings): Settings {
  const errors: FieldError[] = [];
  const settings: Settings = {};
  for (const { name, label, help, required, maxLength, options } of crm.fields) {
    const value = given[name]?.trim() ?? '';
    if (value === '' && required)
      errors.push(fieldError(`settings.${name}`, `${label} is needed. ${help}`, 'required'));
    else if (value.length > maxLength)
      errors.push(
        fieldError(`settings.${name}`, `${label} may have ${maxLength} characters.`, 'too_long', {
          max: maxLength,
        }),
      );
    else if (value !== '' && options && !options.includes(value))
      errors.push(
        fieldError(`settings.${name}`, `${label} is one of ${options.join(', ')}.`, 'not_one_of', {
          options: options.join(', '),
        }),
      );
    else if (value !== '') settings[name] = value;
  }
  const known = crm.fields.map(({ name }) => name);
  for (const name of Object.keys(given))
    if (!known.includes(name))
      errors.push(
        fieldError(
          `settings.${name}`,
          `${crm.name} has no such setting; it has ${known.join(', ')}.`,
          'unknown_field',
        ),
      );
  if (errors.length === 0)
    errors.push(
      ...(crm.review?.(settings) ?? []).map(({ field, message, code, given }) =>
        fieldError(`settings.${field}`, message, code, given),
      ),
    );
  if (errors.length > 0) throw invalidFields(errors);
  return settings;
}

/** Secrets apart from the rest, sealed under the destination's id. */
export function sealedApart(
  app: App,
  crm: Crm,
  id: string,
  settings: Settings,
): { settings: Settings; sealed: string | null } {
  const secret = new Set(secretNames(crm));
  const entries = Object.entries(settings);
  const secrets = Object.fromEntries(entries.filter(([name]) => secret.has(name)));
  return {
    settings: Object.fromEntries(entries.filter(([name]) => !secret.has(name))),
    sealed: Object.keys(secrets).length === 0 ? null : app.vault.seal(JSON.stringify(secrets), id),
  };
}

export function checkScope({ storefronts: wanted }: Pick<DestinationInput, 'storefronts'>): void {
  const unknown = wanted?.find((id) => storefrontById(id) === null);
  if (unknown !== undefined)
    throw notOneOf(
      'storefronts',
      `There is no storefront ${unknown}`,
      storefronts.map(({ id }) => id),
    );
}

/** A destination that waits for listings of somebody else would have no lead, and nobody would know why. */
export async function checkListings(
  tx: Tx,
  publisherId: string,
  { listingIds }: Pick<DestinationInput, 'listingIds'>,
): Promise<void> {
  if (!listingIds) return;
  const [unknown] = await unknownListings(tx, publisherId === operatorId ? null : publisherId, listingIds);
  if (unknown !== undefined)
    throw invalid(
      'listingIds',
      `There is no listing ${unknown} here; name listings of this publisher.`,
      'not_here',
    );
}

const notOneOf = (field: string, message: string, options: string[]) =>
  invalid(field, `${message}; use one of ${options.join(', ')}.`, 'not_one_of', {
    options: options.join(', '),
  });

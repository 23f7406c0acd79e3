// Where a customer's raised hand is taken: a form is offered with its consent text, what comes back is checked, weighed and
// handed to the intake, which keeps it as a lead or in quarantine. Nothing that could be a person's is dropped.
import type { CallToAction } from '../catalog/listing.ts';
import { offerOf } from '../catalog/storefront.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import { ownFormBody, ownFormType, type OwnForm } from '../connectors/bodies/own-form.ts';
import type { Intake } from '../intake/intake.ts';
import { fieldsOfListing } from '../leads/lead-field-store.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Language } from '../platform/words.ts';
import type { Campaign } from './campaign.ts';
import type { Entry } from './entry.ts';
import { consentGiven, shippedText, shownConsent, type ShownConsent } from './consent-text.ts';
import { textById, textFor } from './consent-store.ts';
import {
  contactOf,
  faultsOf,
  fieldsOf,
  ownValuesOf,
  type Field,
  type FieldFault,
  type Values,
} from './fields.ts';
import { useForm } from './form-store.ts';
import { newFormToken, openFormToken, type FormToken } from './form-token.ts';
import { Rates } from './rates.ts';
import type { StoreListing } from './store.ts';
import { limits, suspicionOf, type Suspicion } from './suspicion.ts';
import { workDone } from './work.ts';

export type Submission = {
  listing: StoreListing;
  call: CallToAction;
  fields: readonly Field[];
  values: Values;
  honeypot: string;
  ticked: boolean;
  token: string;
  /** The answer to the browser's little work; empty without JavaScript. */
  work: string;
  campaign: Campaign;
  entry: Entry;
  pageUrl: string;
  /** Where it came from, for limits alone. */
  network: string;
};

/** again: the form is shown once more with everything typed. */
export type Outcome =
  | { is: 'sent' }
  | {
      is: 'again';
      why: 'faults' | 'renewed' | 'busy' | 'notStored';
      status: 422 | 429 | 503;
      faults: FieldFault[];
    };

export type Offered = { token: string; consent: ShownConsent; fields: readonly Field[] };
export type Desk = ReturnType<typeof openDesk>;

const windowMs = 10 * 60_000;

export function openDesk(app: App, intake: Intake) {
  const arrivals = new Rates(windowMs);
  const sent = new Rates(windowMs);

  async function submit(submission: Submission): Promise<Outcome> {
    const { listing, call, fields, values, network } = submission;
    const now = app.clock.now();
    if (arrivals.count(network, now) > limits.hardFromAddress) return again('busy', 429);
    if (arrivals.count(listing.id, now) > limits.hardForListing) return again('busy', 429);
    const form = { listingId: listing.id, call };
    const token = openFormToken(app.vault, submission.token, form, now);
    const consent = token && (await consentShown(app, listing, token));
    if (!token || !consent) return again('renewed', 422);
    const faults = faultsOf(fields, values, token.language);
    if (faults.length > 0) return again('faults', 422, faults);

    const { usesBefore, givenAt } = await useForm(app.db, listing.publisherId, token.formId, now);
    const suspicion = suspicionOf(typedIn(fields, values), {
      honeypot: submission.honeypot,
      tookMs: now.getTime() - token.shownAt,
      work: submission.work === '' ? 'none' : workDone(submission.token, submission.work) ? 'done' : 'wrong',
      usesBefore,
      fromAddress: sent.count(network, now),
      forListing: sent.count(listing.id, now),
    });
    const body = bodyOf(submission, token, consent, suspicion, givenAt.toISOString());
    return hand(listing, body, suspicion);
  }

  async function hand(listing: StoreListing, form: OwnForm, suspicion: Suspicion): Promise<Outcome> {
    const { publisherId } = listing;
    const post = {
      publisherId,
      listing,
      listings: [listing],
      contentType: ownFormType,
      body: ownFormBody(form),
    };
    const doubt = { reason: 'spam_suspected', detail: suspicion.detail };
    try {
      const { quarantined } = await intake.accept(suspicion.suspected ? { ...post, doubt } : post);
      app.metrics.posts.labels(quarantined ? 'form_quarantined' : 'form').inc();
      return { is: 'sent' };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'unavailable') return again('notStored', 503);
      throw error;
    }
  }

  /** What the form asks by now. */
  async function fields(listing: StoreListing, call: CallToAction): Promise<readonly Field[]> {
    return fieldsOf(call, await fieldsOfListing(app.db, listing.publisherId, listing.id));
  }

  return {
    /** A form to fill in: its token, and the words that pressing its button will mean. */
    async offer(listing: StoreListing, call: CallToAction, language: Language): Promise<Offered> {
      const text = (await textFor(app.db, listing, call, language)) ?? shippedText(call, language);
      const consent = shownConsent(text, listing);
      const about = { listingId: listing.id, call, shownAt: app.clock.now().getTime(), language };
      const token = newFormToken(app.vault, { ...about, textId: text.id, sha256: consent.sha256 });
      return { token, consent, fields: await fields(listing, call) };
    },
    fields,
    submit,
  };
}

const again = (
  why: Extract<Outcome, { is: 'again' }>['why'],
  status: 422 | 429 | 503,
  faults: FieldFault[] = [],
): Outcome => ({ is: 'again', why, status, faults });

/** The words this form was shown with; null when they are not the same any more, as after a change of the product's name. */
async function consentShown(app: App, listing: StoreListing, token: FormToken): Promise<ShownConsent | null> {
  const shipped = shippedText(token.call, token.language);
  const text =
    token.textId === shipped.id ? shipped : await textById(app.db, listing.publisherId, token.textId);
  if (text === undefined) return null;
  const shown = shownConsent(text, listing);
  return shown.sha256 === token.sha256 ? shown : null;
}

function typedIn(fields: readonly Field[], values: Values) {
  const { firstName = '', lastName = '', company = '', email = '', note = '' } = values;
  const own = fields.filter((field) => field.own !== null).map(({ name }) => values[name] ?? '');
  return { name: `${firstName} ${lastName} ${company}`, email, note: [note, ...own].join('\n') };
}

function bodyOf(
  { listing, call, fields, values, ticked, pageUrl, campaign, entry }: Submission,
  token: FormToken,
  consent: ShownConsent,
  { hints }: Suspicion,
  givenAt: string,
): OwnForm {
  const { storefront, offerId, title } = listing;
  const policy = storefrontById(storefront);
  const code = policy === null ? 'PLT' : offerOf(policy, listing).code;
  const source = policy?.sourceNames[0] ?? storefront;
  const { basis, scope, record } = consentGiven(code, consent, ticked, { givenAt, pageUrl });
  // The person first: that is what somebody looks for who sees the first lines of it.
  return {
    version: 1,
    contact: contactOf(values),
    note: values['note'] || null,
    fields: ownValuesOf(fields, values, token.language),
    callToAction: call,
    action: code,
    leadSource: `${source}-${code}|${offerId}`,
    listing: { storefront, offerId, title },
    campaign,
    entry,
    language: token.language,
    formId: token.formId,
    consent: {
      basis: basis as OwnForm['consent']['basis'],
      scope: scope as OwnForm['consent']['scope'],
      record,
      text: consent.whole,
    },
    hints,
  };
}

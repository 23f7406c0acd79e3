// Every language says the same things: the same keys, the same values given, and the plural forms its grammar needs.
import { TYPE, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wishes } from '../connectors/bodies/json-fault.ts';
import type { EventType } from '../events.ts';
import { givenByCode } from './field-error.ts';
import { givenByReason } from './refusal-reason.ts';
import { refusalCodes } from './refusal.ts';
import { languageOf, languages } from './words.ts';

const folder = new URL('../../words/', import.meta.url);
const roomsOf = (language: string) => readdirSync(new URL(`${language}/`, folder)).toSorted();
const messagesOf = (language: string, room: string) =>
  flat(JSON.parse(readFileSync(new URL(`${language}/${room}`, folder), 'utf8')) as object);

/** Dotted keys with their messages. */
function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

/** What a message is given, and each plural in it with its forms. */
function contents(elements: MessageFormatElement[]): { names: Set<string>; plurals: Map<string, string[]> } {
  const names = new Set<string>();
  const plurals = new Map<string, string[]>();
  const walk = (each: MessageFormatElement[]) => {
    for (const element of each) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.plural && element.pluralType === 'cardinal')
        plurals.set(element.value, Object.keys(element.options));
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(elements);
  return { names, plurals };
}

/** From the marketplace's machine translations: wrong in the trade, whatever the dictionary says. */
const banned: Record<string, RegExp> = {
  pl: /\bMusisz\b|aukcj|\bliderów\b|Sprzedawc\w+ pola|na żądanie/i,
  cs: /Výkladní skříň|\bVede\b|\brealizac|vydavatelských zájemců|na vyžádání/i,
  'pt-PT': /\blevar\b|\bOrienta\b|\bchumbo\b|\bpista\b|Consultar o serviço|a pedido/i,
  es: /escaparate|anunciante|consolidada|a petición/i,
  hu: /(?<!\p{L})Vezet(?!\p{L})|kinyerés|kinevelés|mező értékesítési|igény szerinti/iu,
  en: /on demand/i,
};

describe.each(languages)('%s', (language) => {
  it('has a file for each room', () => expect(roomsOf(language)).toEqual(roomsOf('en')));

  describe.each(roomsOf('en'))('%s', (room) => {
    const english = messagesOf('en', room);
    const messages = messagesOf(language, room);

    it('says everything, and nothing more', () =>
      expect([...messages.keys()].toSorted()).toEqual([...english.keys()].toSorted()));

    it('can be read, is given the same values, and has the plural forms of the language', () => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, message] of messages) {
        const { names, plurals } = contents(parse(message));
        expect([key, ...[...names].toSorted()]).toEqual([
          key,
          ...[...contents(parse(english.get(key) ?? '')).names].toSorted(),
        ]);
        for (const forms of plurals.values())
          // "many" is for fractions in Czech and for millions in Spanish and Portuguese; "other" does for both.
          expect([key, forms]).toEqual([
            key,
            expect.arrayContaining(wanted.filter((form) => form !== 'many' || language === 'pl')),
          ]);
      }
    });

    it('uses no word that is wrong in the trade', () =>
      expect([...messages].filter(([, message]) => banned[language]!.test(message))).toEqual([]));
  });
});

describe('problems', () => {
  const english = messagesOf('en', 'problems.json');
  const given = new Map<string, readonly string[]>([
    ...[...refusalCodes, 'internal_error'].map((code) => [code, []] as const),
    ...Object.entries(givenByReason).flatMap(([code, reasons]) =>
      Object.entries(reasons).map(([reason, names]) => [`reasons.${code}.${reason}`, names] as const),
    ),
    ...Object.entries(givenByCode).map(([code, names]) => [`fields.${code}`, names] as const),
  ]);

  it('have words for every code and reason that the server can say, and for no other', () =>
    expect([...english.keys()].filter((key) => !key.startsWith('names.')).toSorted()).toEqual(
      [...given.keys()].toSorted(),
    ));

  it('need nothing that the server does not give with the code', () => {
    const needed = [...english].flatMap(([code, message]) =>
      [...contents(parse(message)).names].filter((name) => !given.get(code)?.includes(name)),
    );
    expect(needed).toEqual([]);
  });

  it('say each fault that JSON can have in a way of its own', () => {
    const places = english.get('fields.not_json')!;
    expect(Object.keys(wishes).filter((wish) => !places.includes(` ${wish} {`))).toEqual([]);
  });
});

describe('events', () => {
  /** The compiler wants every event here. */
  const all: Record<EventType, true> = {
    'publisher.created': true,
    'publisher.changed': true,
    'key.created': true,
    'key.revoked': true,
    'status_page.created': true,
    'status_page.changed': true,
    'status_page.revoked': true,
    'user.invited': true,
    'invitation.revoked': true,
    'user.joined': true,
    'user.changed': true,
    'user.disabled': true,
    'user.enabled': true,
    'membership.changed': true,
    'membership.removed': true,
    'session.started': true,
    'session.revoked': true,
    'second_factor.enabled': true,
    'second_factor.disabled': true,
    'recovery_codes.renewed': true,
    'recovery_code.used': true,
    'password.reset': true,
    'identity_provider.created': true,
    'identity_provider.changed': true,
    'identity_provider.removed': true,
    'identity.linked': true,
    'identity.unlinked': true,
    'passkey.created': true,
    'passkey.removed': true,
    'listing.created': true,
    'listing.changed': true,
    'lead_sharing.changed': true,
    'intake_token.created': true,
    'consent_text.written': true,
    'lead_field.created': true,
    'lead_field.changed': true,
    'lead.received': true,
    'lead.scored': true,
    'lead.restaged': true,
    'scoring_model.saved': true,
    'lead.qualified': true,
    'lead.disqualified': true,
    'lead.reopened': true,
    'lead.checked': true,
    'lead.returned': true,
    'lead.return_decided': true,
    'criteria.saved': true,
    'lead.assigned': true,
    'person.merged': true,
    'person.merge_undone': true,
    'person.kept_apart': true,
    'person.separation_ended': true,
    'lead.response_warned': true,
    'lead.response_breached': true,
    'lead.answered': true,
    'lead.unanswered': true,
    'lead.response_stopped': true,
    'activity.noted': true,
    'activity.removed': true,
    'response_times.saved': true,
    'playbooks.saved': true,
    'report.created': true,
    'report.changed': true,
    'report.removed': true,
    'marketing_plan.created': true,
    'marketing_plan.changed': true,
    'campaign_settings.changed': true,
    'campaign.created': true,
    'campaign.changed': true,
    'campaign.cost_entered': true,
    'traffic.imported': true,
    'marketplace_offer.assigned': true,
    'marketplace_account.saved': true,
    'marketplace_account.removed': true,
    'marketplace_account.broken': true,
    'marketplace_account.mended': true,
    'marketplace_account.ending': true,
    'playbook.began': true,
    'playbook.ended': true,
    'playbook.resumed': true,
    'lead.converted': true,
    'opportunity.created': true,
    'opportunity.moved': true,
    'opportunity.changed': true,
    'opportunity.won': true,
    'opportunity.lost': true,
    'opportunity.reopened': true,
    'pipelines.saved': true,
    'exchange_rates.saved': true,
    'task.created': true,
    'task.changed': true,
    'task.done': true,
    'task.skipped': true,
    'mail.sent': true,
    'mail.failed': true,
    'mail.withheld': true,
    'mail.bounced': true,
    'mail.complained': true,
    'mail.clicked': true,
    'sequence.saved': true,
    'sequence.switched': true,
    'nurture_settings.saved': true,
    'lead.enrolled': true,
    'enrolment.moved': true,
    'enrolment.ended': true,
    'enrolment.switched': true,
    'contact.stopped': true,
    'contact.allowed': true,
    'mail_template.saved': true,
    'mail_template.archived': true,
    'mail_sender.changed': true,
    'mail_report_url.created': true,
    'lead.shared': true,
    'territories.saved': true,
    'pool.saved': true,
    'pool.archived': true,
    'pool.emptied': true,
    'working_hours.changed': true,
    'absence.created': true,
    'absence.removed': true,
    'body.quarantined': true,
    'body.released': true,
    'body.discarded': true,
    'destination.created': true,
    'destination.changed': true,
    'destination.mapped': true,
    'destination.fields_read': true,
    'destination.paused': true,
    'destination.resumed': true,
    'destination.checked': true,
    'destination.broken': true,
    'destination.mended': true,
    'delivery.parked': true,
    'delivery.replayed': true,
    'delivery.remote_changed': true,
    'tracking.changed': true,
    'list.compared': true,
    'back_fill.started': true,
    'back_fill.ended': true,
    'lead.back_filled': true,
    'reconciliation.started': true,
    'reconciliation.ended': true,
    'programme_account.created': true,
    'programme_account.changed': true,
    'programme_account.removed': true,
    'programme_account.broken': true,
    'programme_account.mended': true,
    'programme_account.ending': true,
    'referral.received': true,
    'referral.changed': true,
    'referral.accepted': true,
    'referral.declined': true,
    'referral.won': true,
    'referral.lost': true,
    'referral.expired': true,
    'referral.expiring': true,
    'referral.matched': true,
    'referral.noted': true,
    'referral.asked': true,
    'referral.not_done': true,
    'referral.converted': true,
    'referral.out_of_step': true,
    'referral.in_step': true,
    'referral.settled': true,
    'cosell_contacts.saved': true,
    'readiness.marked': true,
  };

  it('have words, whatever of them a history shows', () => {
    const reasons = messagesOf('en', 'reasons.json');
    expect(Object.keys(all).filter((type) => !reasons.has(`event.${type}`))).toEqual([]);
  });
});

describe('the language of a reader', () => {
  it.each([
    ['pl-PL,pl;q=0.9,en;q=0.8', 'pl'],
    ['de-AT, hu;q=0.7, en;q=0.9', 'en'],
    ['pt-BR', 'pt-PT'],
    ['de', 'en'],
    ['cs;q=0, es', 'es'],
    [undefined, 'en'],
  ])('%s reads %s', (header, language) => expect(languageOf(header)).toBe(language));
});

// Each kind of destination, each of its fields and each reason has words of its own in every language, so that no form falls back to English.
import { describe, expect, it } from 'vitest';
import { languages, wordsOf } from '../platform/words.ts';
import type { UnreadableReason } from './body.ts';
import type { RefusalReason, RetryReason } from './connector.ts';
import { crms } from './crms/index.ts';

/** The compiler wants every reason here. */
const reasons: Record<UnreadableReason | RetryReason | RefusalReason, true> = {
  unreachable: true,
  timeout: true,
  rate_limited: true,
  remote_error: true,
  remote_busy: true,
  malformed_reply: true,
  internal_error: true,
  lead_first: true,
  unauthorized: true,
  misconfigured: true,
  blocked_address: true,
  redirected: true,
  endpoint_gone: true,
  invalid_lead: true,
  too_large: true,
  closed_remotely: true,
  no_record: true,
  empty_body: true,
  not_utf8: true,
  not_json: true,
  not_an_object: true,
  no_known_fields: true,
  unsupported_content_type: true,
};

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language, 'connectors');

  it.each(Object.keys(reasons))('says why: %s', (reason) =>
    expect(wordsOf(language, 'reasons')(reason)).toMatch(/\S/),
  );

  it.each(crms.map((crm) => [crm.kind, crm] as const))('names %s and says what to put in it', (kind, crm) => {
    const keys = [
      `${kind}.name`,
      `${kind}.about`,
      ...crm.fields.flatMap(({ name }) => [`${kind}.fields.${name}.label`, `${kind}.fields.${name}.help`]),
    ];
    for (const key of keys) expect([key, words(key)]).toEqual([key, expect.stringMatching(/\S/)]);
  });
});

// The Salesforce form body, as observed and as it may be bent.
import { describe, expect, it } from 'vitest';
import { webToLead } from './web-to-lead.ts';

function lead(body: string) {
  const reading = webToLead.read(Buffer.from(body));
  if (reading.is !== 'lead') throw new Error(reading.reason);
  return reading.lead;
}

describe('a form body', () => {
  it('decodes plus signs, percent signs and stray percent signs', () => {
    const { contact, note } = lead(
      'first_name=Jo%C3%A3o+Pedro&email=a%2Bb%40c.example&description=100%+sure+%26+more',
    );
    expect(contact).toMatchObject({ firstName: 'João Pedro', email: 'a+b@c.example' });
    expect(note).toBe('100% sure & more');
  });

  it('keeps unknown fields and drops what speaks to Salesforce', () => {
    const sent = 'oid=00D5e&retURL=https%3A%2F%2Fx.example&encoding=UTF-8&encoding=UTF-8&last_name=Lis';
    const { source, contact } = lead(`${sent}&00N5e000001AbCd=gold&00N5e000001EfGh=a&00N5e000001EfGh=b`);
    expect(contact.lastName).toBe('Lis');
    expect(source.extra).toEqual({ '00N5e000001AbCd': 'gold', '00N5e000001EfGh': ['a', 'b'] });
  });

  it('fills a field with the first value that says something', () => {
    const { contact, source } = lead('email=&email=a%40b.example&Email=c%40d.example');
    expect(contact.email).toBe('a@b.example');
    expect(source.extra).toEqual({ Email: 'c@d.example' });
  });

  it('tells an empty contact from none', () => {
    expect(lead('lead_source=SPZA-INS%7Ca.b&email=').warnings).toEqual(['contact_empty']);
    expect(lead('lead_source=SPZA-INS%7Ca.b').warnings).toEqual(['contact_withheld']);
  });

  it.each([
    ['email=%E9t%E9', 'not_utf8'],
    ['oid=00D5e&x=1', 'no_known_fields'],
    ['&&&', 'no_known_fields'],
    ['', 'empty_body'],
  ])('%s is %s', (body, reason) => {
    expect(webToLead.read(Buffer.from(body))).toMatchObject({ is: 'unreadable', reason });
  });

  it('keeps its bounds with a hundred thousand fields', () => {
    const { source, warnings } = lead(`email=a%40b.example&${'x=1&'.repeat(60_000)}`);
    expect(warnings).toContain('value_truncated');
    expect(JSON.stringify(source.extra).length).toBeLessThan(33_000);
  });
});

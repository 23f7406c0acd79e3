// Templates and expressions come from people and run on what strangers wrote: a hostile one fails, soon and alone.
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { evaluate, expressionFault, unknownInExpression } from './expression.ts';
import { render, templateFault, unknownInTemplate } from './template.ts';

const long = sharedLead({ note: 'a'.repeat(20_000) });

describe('a template', () => {
  it.each([
    ['{% include "x" %}', 'include'],
    ['{% render "x" %}', 'render'],
    ['{% layout "x" %}', 'layout'],
    ['{% for x in (1..1000000000) %}{% endfor %}', 'for'],
    ['{% tablerow x in (1..9) %}{% endtablerow %}', 'tablerow'],
    ['{% capture a %}{{ a }}{{ a }}{% endcapture %}', 'capture'],
    ['{% liquid\nfor x in (1..9)\nendfor %}', 'liquid'],
    ['{{ contact | where_exp: "x", "x" }}', 'where_exp'],
    ['{{ "now" | date: "%1000000d" | inspect }}', 'inspect'],
    ['{{ contact.name', 'not closed'],
    [`{{ contact.name }}${' '.repeat(4_000)}`, 'limit'],
  ])('%j is not taken, and says why', (template, why) => {
    expect(templateFault(template)).toContain(why);
    expect(() => render(template, long)).toThrow(why);
  });

  it.each([
    ['text that doubles', '{% assign a = lead.note %}'.concat('{% assign a = a | append: a %}'.repeat(100))],
    ['much text, often', '{% assign a = lead.note %}'.concat('{{ a }}'.repeat(500))],
    ['a date with a width', '{{ lead.receivedAt | date: "%100000000d" }}'],
    ['a long range', '{{ (1..100000000) | join: "-" }}'],
    ['long replacements', '{% assign a = lead.note | replace: "a", lead.note %}{{ a }}'],
  ])('that makes %s fails', (_, template) => {
    expect(() => render(template, long)).toThrow(/limit|too much/);
  });

  it.each(['{{ contact.constructor }}', '{{ contact.__proto__.constructor.name }}', '{{ extra.toString }}'])(
    'sees nothing but the lead: %s',
    (template) => expect(render(template, long)).toBe(''),
  );

  it.each([
    ['{{ contact.company }} {{ extra.employees }}{% assign x = offer.id %}{{ x }}', null],
    ['{% if contact.compny != "" %}x{% endif %}', 'contact.compny'],
    ['{{ company }}', 'company'],
  ])('%j names %s, which no lead has', (template, name) => expect(unknownInTemplate(template)).toBe(name));
});

describe('an expression', () => {
  it.each([
    ['contact.note.matches("(a+)+$")', 'matches'],
    ['contact.name.matches // a remark\n ("(a+)+$")', 'matches'],
    ['lead.note.split("").join(lead.note)', 'join'],
    ['cel.bind(a, lead.note, a + a)', 'bind'],
    ['[1, 2].map(x, x)', 'map'],
    ['[1].all(x, [2].all(y, true))', 'once'],
    ['contact.all(x, true)', 'written out'],
    ['1 +', 'EOF'],
    ['process', 'Unknown variable'],
    [`"${'x'.repeat(1_000)}"`, 'too long'],
    ['('.repeat(60).concat('1', ')'.repeat(60)), 'maxDepth'],
    [Array.from({ length: 300 }, () => '1').join('+'), 'Exceeded'],
  ])('%j is not taken, and says why', (expression, why) => {
    expect(expressionFault(expression)).toContain(why);
    expect(() => evaluate(expression, long)).toThrow(why);
  });

  it.each([
    ['contact.company == "" ? "Unknown" : contact.company', 'Halo Apteka'],
    ['["pl", "cz"].exists(c, c == contact.countryCode.lowerAscii())', true],
    ['size(contact.name) + 1', 16],
    ['has(extra.employees) ? extra.employees : ""', ''],
    ['timestamp(lead.receivedAt).getFullYear()', 2026],
    ['lead.note + lead.note', 'a'.repeat(40_000)],
  ])('%j gives its value', (expression, value) => {
    expect(expressionFault(expression)).toBeNull();
    expect(evaluate(expression, long)).toBe(value);
  });

  it.each(['contact', '[1]', '{"a": 1}'])('%s is no value for a field', (expression) => {
    expect(() => evaluate(expression, long)).toThrow('neither text');
  });

  it.each([
    ['contact.company + extra.whatever', null],
    ['contact.compny', 'contact.compny'],
    ['1 == 1 ? lead["titel"] : ""', 'lead.titel'],
  ])('%j names %s, which no lead has', (expression, name) =>
    expect(unknownInExpression(expression)).toBe(name),
  );
});

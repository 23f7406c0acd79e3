// What a mail becomes of its source: nothing of a lead unescaped, the same words without pictures, and faults told with their line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../platform/words.ts';
import { compile, renderMail } from './compile.ts';
import { chooseLanguage, type MailContent } from './content.ts';
import { variables } from './liquid.ts';
import { reviewContents } from './review.ts';
import { sampleKnown, valuesOf } from './values.ts';

const content = (body: string, more: Partial<MailContent> = {}): MailContent => ({
  subject: 'For {{ lead.firstName }}',
  preheader: '',
  body,
  text: null,
  ...more,
});
const plain = { linkTo: (url: string) => url, trap: null };
const rendered = (body: string, known = sampleKnown) =>
  renderMail(compile(content(body), 'en'), valuesOf(known, 'en'), plain);
const faults = (body: string, more: Partial<MailContent> = {}) =>
  reviewContents({ en: content(body, more) }).map(({ field, code, given }) => [field, code, given]);
const mjml = (column: string) =>
  `<mjml>\n<mj-body>\n<mj-section>\n<mj-column>\n${column}\n</mj-column>\n</mj-section>\n</mj-body>\n</mjml>`;

describe('plain writing', () => {
  it('has paragraphs, lists, bold words, links, and a button where a link stands alone', () => {
    const { html, text } = rendered(
      'Hello **you** [there](https://example.com/a?b=1&c=2)\n\n- one\n- two\n\n[Read on](https://example.com/more)',
    );
    expect(html).toContain(
      '<p>Hello <strong>you</strong> <a href="https://example.com/a?b=1&amp;c=2">there</a></p>',
    );
    expect(html).toContain('<ul><li>one</li><li>two</li></ul>');
    expect(html).toMatch(/<a href="https:\/\/example\.com\/more"[^>]*background:#0f6cbd/);
    expect(text).toContain(
      'Hello you there (https://example.com/a?b=1&c=2)\n\n- one\n- two\n\nRead on: https://example.com/more',
    );
  });

  it('chooses among paragraphs by Liquid', () => {
    const body = '{% if lead.company %}\n\nfor {{ lead.company }}\n\n{% else %}\n\nfor nobody\n\n{% endif %}';
    expect(rendered(body).text).toMatch(/^for Lipowa Logistyka/);
    expect(rendered(body, { ...sampleKnown, company: null }).text).toMatch(/^for nobody/);
  });
});

describe('the end of every mail', () => {
  it.each(languages)('says in %s who sends it, from where, why, and how it stops', (language) => {
    const { html, text } = renderMail(
      compile(content('x'), language),
      valuesOf(sampleKnown, language),
      plain,
    );
    for (const said of [
      'Northwind Labs',
      'Rua do Ouro 12, 1100-063 Lisboa, Portugal',
      'Shift Planner',
      'AppSource',
      '2026',
    ]) {
      expect(html).toContain(said);
      expect(text).toContain(said);
    }
    expect(html).toContain('<a href="https://northwind.example/" style="color:#616161">');
    expect(html).toContain(`lang="${language}"`);
  });

  it('is there beside a text part by hand as well', () => {
    const mail = compile(content('x', { text: 'By hand, {{ lead.firstName }}' }), 'en');
    const { text } = renderMail(mail, valuesOf(sampleKnown, 'en'), plain);
    expect(text).toMatch(/^By hand, Zofia\n[^]*Rua do Ouro 12/);
  });
});

const nasty = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '{{ lead.lastName }}{% if %}',
    'lq0ql lqq1ql',
    '</title></p></div><b>',
    '&lt;b&gt;',
    'javascript:alert(1)',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const shapes = [
  'Hello {{ lead.name }} **{{ lead.company }}** [{{ lead.title }}](https://example.com)',
  mjml('<mj-text><p title="{{ lead.company }}">{{ lead.name | upcase }}</p></mj-text>'),
  mjml('<mj-image src="https://example.com/x.png" alt="{{ lead.name }} {{ lead.title }}"></mj-image>'),
  mjml(
    '<mj-button href="https://example.com">{{ lead.firstName | truncate: 9 }}{{ lead.lastName | default: "x" }}</mj-button>',
  ),
];

describe('values of a lead', () => {
  it('never become markup, whatever the template and whatever they are', () => {
    // What a browser would read: tags and attributes alone, without words and without the words that attributes hold.
    const bones = (html: string) => html.replace(/ (?:alt|title)="[^"]*"/g, '').replace(/>[^<]*/g, '>');
    const clean = shapes.map((shape) => bones(rendered(shape).html));
    fc.assert(
      fc.property(fc.nat(shapes.length - 1), nasty, nasty, (at, one, other) => {
        const body = shapes[at]!;
        expect(faults(body)).toEqual([]);
        const known = { ...sampleKnown, firstName: one, lastName: other, company: other, title: one };
        const { html, subject } = rendered(body, known);
        expect(bones(html)).toBe(clean[at]);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('faults', () => {
  it.each([
    ['an unknown name', 'a\n\n{{ lead.phone }}', 'template_unknown_name', { line: 3, name: 'lead.phone' }],
    ['a filter of no mail', 'a\n{{ lead.name | raw }}', 'template_unknown_filter', { line: 2, name: 'raw' }],
    ['a block that does not end', 'a\n{% if lead.name %}b', 'template_not_closed', { line: 2 }],
    ['another template', '{% include "x" %}', 'template_unknown_tag', { line: 1 }],
    [
      'a loop without end',
      'a\n\n{% for i in (1..1000000000) %}x{% endfor %}',
      'template_too_much',
      { line: 3 },
    ],
    [
      'loops in loops',
      '{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}',
      'template_too_much',
      { line: 1 },
    ],
    [
      'a script',
      mjml('<mj-text><script>x</script></mj-text>'),
      'template_unknown_part',
      { line: 5, name: 'script' },
    ],
    ['raw HTML', mjml('<mj-raw><b>x</b></mj-raw>'), 'template_unknown_part', { line: 5, name: 'mj-raw' }],
    [
      'a file',
      mjml('<mj-include path="/etc/passwd" />'),
      'template_unknown_part',
      { line: 5, name: 'mj-include' },
    ],
    [
      'a handler',
      mjml('<mj-text onclick="x()">x</mj-text>'),
      'template_wrong_attribute',
      { line: 5, name: 'onclick' },
    ],
    [
      'a style that fetches',
      mjml('<mj-text><p style="background:url(https://x.example)">x</p></mj-text>'),
      'template_wrong_attribute',
      { line: 5, name: 'style' },
    ],
    ['a link of script', '[x](javascript:alert)', 'template_wrong_link', { line: 1 }],
    [
      'a link with the lead in it',
      'x\n\n[x](https://x.example/?n={{ lead.name }})',
      'template_wrong_link',
      { line: 3 },
    ],
    ['words outside of words', mjml('hello'), 'template_misplaced', { inside: 'mj-column' }],
    [
      'a part where it cannot be',
      mjml('<mj-section></mj-section>'),
      'template_misplaced',
      { line: 5, name: 'mj-section', inside: 'mj-column' },
    ],
    ['a part left open', mjml('<mj-text><p>x</mj-text>'), 'template_part_open', { line: 5, name: 'p' }],
    [
      'a block over two parts',
      mjml('<mj-text>{% if lead.name %}</mj-text><mj-text>{% endif %}</mj-text>'),
      'template_part_open',
      { line: 5 },
    ],
    ['no body', '<mjml></mjml>', 'template_unknown_part', { name: 'mjml' }],
    ['nothing to read', mjml('<mj-divider />'), 'required', {}],
  ])('%s is told', (_name, body, code, given) => {
    expect(faults(body)[0]).toEqual(['contents.en.body', code, expect.objectContaining(given)]);
  });

  it('of the subject and the preheader are told beside them', () =>
    expect(faults('x', { subject: '{{ x }}', preheader: '{{' }).map(([field]) => field)).toEqual([
      'contents.en.subject',
      'contents.en.preheader',
    ]));

  it('are none where every known name is used', () =>
    expect(faults(variables.map((name) => `{{ ${name} }}`).join('\n'))).toEqual([]));

  it('a template in no language is told', () =>
    expect(reviewContents({})).toMatchObject([{ field: 'contents', code: 'required' }]));
});

describe('the language', () => {
  const contents = { en: content('x'), pl: content('x'), hu: content('x') };
  it.each([
    ['that of the form', { form: 'hu', country: 'PL', publisher: 'en' }, 'hu', 'form'],
    ['else that of the country', { form: 'cs', country: 'PL', publisher: 'en' }, 'pl', 'country'],
    ['else the publisher’s', { form: null, country: 'DE', publisher: 'hu' }, 'hu', 'publisher'],
    ['else what there is', { form: null, country: null, publisher: 'es' }, 'en', 'only'],
  ] as const)('is %s', (_name, reader, language, because) =>
    expect(chooseLanguage(contents, reader)).toEqual({ language, because }),
  );
});

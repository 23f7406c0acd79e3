// What scores leads until a publisher writes a model of its own: plain points that a marketer can follow, one set a storefront.
// Points of actions and of completeness: our own, in the order in which the marketplace's documentation ranks what customers do.
import type { Condition } from './condition.ts';
import type { Exclusion, Group, Model, Rule } from './model.ts';

const rule = (id: string, points: number, when: Condition, more: Partial<Rule> = {}): Rule => ({
  id,
  name: null,
  when,
  points,
  per: 'lead',
  most: null,
  ...more,
});
const action = (id: string, points: number, ...codes: string[]) =>
  rule(id, points, { fact: 'action', is: 'one_of', value: codes });
const present = (fact: string): Condition => ({ fact, is: 'present' });

const decides =
  'ceo cto cio cfo coo ciso founder owner president director vp head chief partner principal ' +
  'geschäftsführer leiter inhaber directeur director gerente diretor ředitel jednatel dyrektor prezes kierownik igazgató vezető';
const manages = 'manager lead architect manažer menedżer gestor responsable coordinator';

/** Of the mails that sequences send. */
const ofMails: Group = {
  id: 'mails',
  name: null,
  side: 'interest',
  cap: 20,
  rules: [
    rule('follows', 10, { fact: 'mailClicks', is: 'at_least', value: 1 }),
    rule('follows_more', 10, { fact: 'mailClicks', is: 'at_least', value: 3 }),
  ],
};

const exclusions: Exclusion[] = [
  { id: 'test', name: null, when: { fact: 'kind', is: 'one_of', value: ['test'] } },
  { id: 'notice', name: null, when: { fact: 'kind', is: 'one_of', value: ['notice'] } },
  {
    id: 'test_domain',
    name: null,
    when: { fact: 'emailDomain', is: 'ends_with', value: ['.test', '.invalid'] },
  },
];

/** businessMail: how much an address of a company counts; where anybody may buy, it tells less. */
function modelFor(businessMail: number, freeMail: number): Model {
  return {
    groups: [
      {
        id: 'contact',
        name: null,
        side: 'fit',
        cap: 30,
        rules: [
          rule('business_mail', businessMail, { all: [present('email'), { fact: 'freeMail', is: 'no' }] }),
          rule('free_mail', freeMail, { fact: 'freeMail', is: 'yes' }),
          rule('company', 5, present('company')),
          rule('phone', 5, present('phone')),
          rule('title', 5, present('title')),
        ],
      },
      {
        id: 'seniority',
        name: null,
        side: 'fit',
        cap: 10,
        rules: [
          rule('decides', 10, { fact: 'title', is: 'has_words', value: decides.split(' ') }),
          rule('manages', 5, { fact: 'title', is: 'has_words', value: manages.split(' ') }),
        ],
      },
      {
        id: 'action',
        name: null,
        side: 'interest',
        cap: 40,
        rules: [
          action('creates', 40, 'Create'),
          action('installs', 30, 'INS'),
          action('tries', 30, 'StartTestDrive'),
          action('asks', 25, 'PLT'),
        ],
      },
      {
        id: 'more',
        name: null,
        side: 'interest',
        cap: 25,
        rules: [
          rule('note', 10, present('note')),
          rule(
            'returns',
            5,
            { fact: 'earlierLeads', is: 'at_least', value: 1 },
            { per: 'earlier_lead', most: 3 },
          ),
        ],
      },
      ofMails,
    ],
    exclusions,
    halfLifeDays: 30,
    fitBands: [25, 15, 5],
    interestBands: [40, 25, 10],
    thresholds: { marketingQualified: 50, salesQualified: 75, hot: 90 },
  };
}

const byStorefront: Record<string, Model> = {
  appsource: modelFor(15, -10),
  'azure-marketplace': modelFor(10, 0),
};

/** For a storefront that is not known, as for the one with business customers. */
export function defaultModel(storefront: string): Model {
  return byStorefront[storefront] ?? byStorefront['appsource']!;
}

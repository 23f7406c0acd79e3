// The shipped templates in English.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Thank you, after a request',
    subject: 'Thank you for your interest in {{ listing.title }}',
    preheader: 'What happens next, and how to reach us',
    body: `Hello {{ lead.firstName | default: "there" }},

thank you for your interest in **{{ listing.title }}**. We have your request{% if lead.company %} for {{ lead.company }}{% endif %} and will get back to you shortly.

Until then you find on this page what it does and whom it is for:

[See {{ listing.title }}]({{ links.listing }})

If you have a question already, just answer this mail: {% if seller.name %}{{ seller.name }} reads it{% else %}we read it{% endif %}.

Kind regards
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Follow-up, some days later',
    subject: 'Is {{ listing.title }} what you are looking for?',
    preheader: 'Three questions that help us to help you',
    body: `Hello {{ lead.firstName | default: "there" }},

some days ago you asked about **{{ listing.title }}**. To show you what matters to you, it would help us to know:

- What would you like to do better than today?
- How many people would work with it?
- By when do you need it?

A line or two in answer to this mail is enough.

[Look at it once more]({{ links.listing }})

Kind regards
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Thank you, after a deployment',
    subject: 'You have got {{ listing.title }}: how we can help',
    preheader: 'From the first steps to production',
    body: `Hello {{ lead.firstName | default: "there" }},

you have got **{{ listing.title }}** on {{ storefront.name }}. So that it runs well from the beginning, we gladly help with the set-up{% if lead.company %} at {{ lead.company }}{% endif %}.

- Is everything deployed as you expected?
- Will you try it first, or go into production soon?

Answer this mail, and an engineer gets in touch with you.

[What is in the offer]({{ links.listing }})

Kind regards
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Next step: a short call',
    subject: 'Half an hour about {{ listing.title }}?',
    preheader: 'We look at your environment together',
    body: `Hello {{ lead.firstName | default: "there" }},

how far have you come with **{{ listing.title }}**? In half an hour we can look together at your environment, the sizing and what it costs to run.

Name two times that suit you in answer to this mail, and we send an invitation.

Kind regards
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};

// Where CRMs that insist on a name or a company usually get one from, in one place.
import type { Source } from '../mapping/mapping.ts';

/** The last name, else the whole name, else the company. */
export const lastNameOrElse: Source = {
  from: 'template',
  template:
    '{% if contact.lastName != "" %}{{ contact.lastName }}{% elsif contact.name != "" %}{{ contact.name }}{% else %}{{ contact.company }}{% endif %}',
};

/** The company, else the name of the person. */
export const companyOrName: Source = {
  from: 'template',
  template: '{% if contact.company != "" %}{{ contact.company }}{% else %}{{ contact.name }}{% endif %}',
};

/** The country in words where we could tell which it is, else as sent. */
export const countryInWords: Source = {
  from: 'template',
  template:
    '{% if contact.countryName != "" %}{{ contact.countryName }}{% else %}{{ contact.country }}{% endif %}',
};

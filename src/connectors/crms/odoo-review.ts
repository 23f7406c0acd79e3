// An Odoo's address, database and key, as people paste them.
import type { SettingError, Settings } from '../connector.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';

const example = 'https://acme.odoo.com';

export const reviewOdoo = (settings: Settings): SettingError[] => [
  ...reviewUrl(settings),
  ...reviewDatabase(settings),
  ...reviewKey(settings),
];

function reviewUrl(settings: Settings): SettingError[] {
  const complain = (code: FieldCode, message: string, given: FieldGiven = {}) => [
    { field: 'url', code, message, given },
  ];
  const text = settings['url']?.trim() ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return complain('not_a_url', `Enter Odoo’s address, beginning with https://, such as ${example}.`);
  if (url.username !== '' || url.password !== '')
    return complain(
      'credentials_in_url',
      'Take the user name and password out of the address: the API key stands for them.',
    );
  if (/^(?:www\.)?odoo\.com$/.test(url.hostname))
    return complain(
      'not_own_address',
      `Everybody has this address. Enter that of your own Odoo, such as ${example}.`,
      { example },
    );
  if (url.protocol === 'http:' && url.hostname.endsWith('.odoo.com'))
    return complain('not_https', 'The address must begin with https://.');
  if (url.search !== '' || url.hash !== '' || /^\/(odoo|web|json|jsonrpc|xmlrpc)(\/|$)/.test(url.pathname))
    return complain(
      'only_the_address',
      `Enter the address without what follows the host name: ${url.origin}.`,
      { address: url.origin },
    );
  return [];
}

function reviewDatabase(settings: Settings): SettingError[] {
  const name = settings['database'] ?? '';
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) return [];
  const message = name.includes('://')
    ? 'Enter the database’s name here, such as acme; the address goes into its own field.'
    : 'Enter the database’s name: letters, digits, dots, dashes and underscores only.';
  return [{ field: 'database', message, code: 'not_a_database_name' }];
}

function reviewKey(settings: Settings): SettingError[] {
  const key = settings['apiKey'] ?? '';
  const complain = (message: string): SettingError[] => [
    { field: 'apiKey', message, code: 'not_an_api_key' },
  ];
  if (key.includes('://')) return complain('Enter the API key here; the address goes into its own field.');
  if (!/^[\x21-\x7e]+$/.test(key))
    return complain('Enter the key as Odoo shows it: one word, without blanks.');
  return [];
}

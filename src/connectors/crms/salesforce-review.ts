// What people paste into the settings of a Salesforce org by mistake, each recognised and named.
import type { SettingError, Settings } from '../connector.ts';
import { isLoopback, reviewUrl } from '../review-url.ts';
import { defaultKeyField, keyFieldOf } from './salesforce-call.ts';
import { isSalesforceId } from './salesforce-id.ts';

export function reviewSalesforce(settings: Settings): SettingError[] {
  return [...reviewDomain(settings), ...reviewApp(settings), ...reviewKey(settings)];
}

function reviewDomain(settings: Settings): SettingError[] {
  const given = settings['url']?.trim() ?? '';
  const example = 'https://acme.my.salesforce.com';
  const complaints = reviewUrl('url', given, { example });
  if (complaints.length > 0) return complaints;
  const url = new URL(given);
  // login. and test. refuse this sign-in; lightning.force.com and salesforce-setup.com are pages for people.
  if (!isLoopback(url) && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.my\.salesforce\.(?:com|mil)$/.test(url.hostname))
    return [
      {
        field: 'url',
        code: 'other_address',
        message: `Enter the org’s own address, its My Domain, such as ${example}.`,
        given: { example },
      },
    ];
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return [
      {
        field: 'url',
        code: 'only_the_address',
        message: `Enter the address without what follows the host name: ${url.origin}.`,
        given: { address: url.origin },
      },
    ];
  return [];
}

function reviewApp(settings: Settings): SettingError[] {
  const [id, secret] = [settings['clientId']?.trim() ?? '', settings['clientSecret']?.trim() ?? ''];
  if (secret.startsWith('3MVG') && !id.startsWith('3MVG'))
    return ['clientId', 'clientSecret'].map((field) => ({
      field,
      code: 'swapped' as const,
      message: 'The consumer key and the consumer secret are the wrong way round.',
    }));
  if (id !== '' && id === secret)
    return [
      {
        field: 'clientSecret',
        code: 'same_as_another',
        message: 'This is the consumer key again; copy the secret.',
      },
    ];
  if (isSalesforceId(id) || !/^[\w.~-]{10,}$/.test(id))
    return [
      {
        field: 'clientId',
        code: 'not_the_id',
        message: 'Enter the consumer key of the app; it begins with 3MVG.',
        given: { example: '3MVG9…' },
      },
    ];
  return [];
}

function reviewKey(settings: Settings): SettingError[] {
  if (/^[A-Za-z]\w{0,95}__c$/.test(keyFieldOf(settings))) return [];
  const message = `Enter the field’s API name, which ends in __c, such as ${defaultKeyField}.`;
  return [{ field: 'keyField', message, code: 'not_a_field_name', given: { example: defaultKeyField } }];
}

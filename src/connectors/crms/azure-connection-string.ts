// Azure's connection strings: what is wrong with one, in a sentence that says what to do. Rules as Partner Center has them.
import type { SettingError } from '../connector.ts';

const suffixes = ['core.windows.net', 'core.chinacloudapi.cn', 'core.usgovcloudapi.net', 'core.cloudapi.de'];
const whereToCopy =
  'copy the whole Connection string from the storage account’s Access keys in the Azure portal';

export function reviewConnectionString(text: string): SettingError[] {
  const found = complaint(text.trim());
  return found === null ? [] : [{ field: 'connectionString', ...found }];
}

export function reviewTableName(name: string): SettingError[] {
  if (/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(name) && name.toLowerCase() !== 'tables') return [];
  const message =
    'Enter a name of 3 to 63 letters and digits that begins with a letter, such as MarketplaceLeads.';
  return [{ field: 'tableName', message, code: 'not_a_table_name' }];
}

/** As the client library wants it: Partner Center takes strings without an EndpointSuffix. */
export function completed(connectionString: string): string {
  const text = connectionString.trim();
  const parts = partsOf(text);
  if (isEmulator(parts) || parts.has('tableendpoint') || parts.has('endpointsuffix')) return text;
  return `${text.replace(/;$/, '')};EndpointSuffix=core.windows.net`;
}

type Complaint = Omit<SettingError, 'field'>;

function complaint(text: string): Complaint | null {
  if (text.startsWith('{'))
    return {
      code: 'not_a_connection_string',
      message: 'Paste the connection string alone, without the JSON around it.',
    };
  const parts = partsOf(text);
  if (isEmulator(parts)) return null;
  const endpoint = parts.get('tableendpoint');
  if (endpoint !== undefined && !isSafeEndpoint(endpoint))
    return wrong(
      'TableEndpoint',
      'Change TableEndpoint to an https:// address: customer data is not sent unencrypted (http:// works for the local emulator on 127.0.0.1 only).',
    );
  if (parts.has('sharedaccesssignature'))
    return endpoint === undefined
      ? missing('TableEndpoint', `TableEndpoint is missing: ${whereToCopy}.`)
      : null;
  return complaintOfAccount(parts, endpoint);
}

function complaintOfAccount(parts: Map<string, string>, endpoint: string | undefined): Complaint | null {
  const protocol = parts.get('defaultendpointsprotocol')?.toLowerCase();
  const account = parts.get('accountname') ?? '';
  const key = parts.get('accountkey') ?? '';
  const suffix = parts.get('endpointsuffix');
  if (protocol === undefined)
    return missing(
      'DefaultEndpointsProtocol',
      `DefaultEndpointsProtocol=https is missing at the beginning: ${whereToCopy}.`,
    );
  if (protocol === 'http' && !(endpoint && isLoopback(endpoint)))
    return wrong(
      'DefaultEndpointsProtocol',
      'Change DefaultEndpointsProtocol=http to https: customer data is not sent unencrypted.',
    );
  if (protocol !== 'http' && protocol !== 'https')
    return wrong('DefaultEndpointsProtocol', `DefaultEndpointsProtocol must be https: ${whereToCopy}.`);
  if (account === '') return missing('AccountName', `AccountName is missing: ${whereToCopy}.`);
  if (/[A-Z]/.test(account))
    return wrong(
      'AccountName',
      `The account name “${account.slice(0, 60)}” has upper-case letters, which no storage account has; it may be an example’s: ${whereToCopy}.`,
    );
  if (!(endpoint === undefined ? /^[a-z0-9]{3,24}$/ : /^[a-z0-9-]{3,44}$/).test(account))
    return wrong('AccountName', `AccountName must be 3 to 24 lower-case letters and digits: ${whereToCopy}.`);
  if (key === '')
    return missing(
      'AccountKey',
      `AccountKey is missing or empty: ${whereToCopy}, with Show pressed so that the key is in it.`,
    );
  if (!/^[0-9a-zA-Z+/]+={0,2}$/.test(key) || key.length % 4 !== 0)
    return wrong('AccountKey', `AccountKey is not whole: ${whereToCopy}.`);
  if (suffix !== undefined && endpoint === undefined && !suffixes.includes(suffix.toLowerCase()))
    return wrong('EndpointSuffix', `EndpointSuffix must be one of ${suffixes.join(', ')}: ${whereToCopy}.`);
  return null;
}

const missing = (part: string, message: string): Complaint => ({
  code: 'part_missing',
  given: { part },
  message,
});
const wrong = (part: string, message: string): Complaint => ({
  code: 'part_wrong',
  given: { part },
  message,
});

/** Names in lower case; a value may hold `=`. */
function partsOf(text: string): Map<string, string> {
  const pairs = text.split(';').filter((part) => part.includes('='));
  return new Map(
    pairs.map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    }),
  );
}

const isEmulator = (parts: Map<string, string>) =>
  parts.get('usedevelopmentstorage')?.toLowerCase() === 'true';

function isSafeEndpoint(text: string): boolean {
  return URL.canParse(text) && (new URL(text).protocol === 'https:' || isLoopback(text));
}

function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'http:' &&
    (/^127(\.\d{1,3}){3}$/.test(hostname) || hostname === 'localhost' || hostname === '[::1]')
  );
}

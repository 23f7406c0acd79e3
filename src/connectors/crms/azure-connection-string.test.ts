// Strings as people paste them: which are taken, and what is said about the others.
import { expect, test } from 'vitest';
import { completed, reviewConnectionString, reviewTableName } from './azure-connection-string.ts';

const key = `${'a'.repeat(86)}==`;
const good = `DefaultEndpointsProtocol=https;AccountName=northwind1;AccountKey=${key};EndpointSuffix=core.windows.net`;

test.each([
  good,
  `  ${good}  `,
  good.replace('core.windows.net', 'core.chinacloudapi.cn'),
  good.replace('core.windows.net', 'core.usgovcloudapi.net'),
  good.replace('core.windows.net', 'core.cloudapi.de'),
  `DefaultEndpointsProtocol=https;AccountName=northwind1;AccountKey=${key};`,
  `DefaultEndpointsProtocol=https;AccountName=northwind1;AccountKey=${key}`,
  'UseDevelopmentStorage=true',
  `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;`,
  `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};TableEndpoint=http://localhost:10002/devstoreaccount1`,
  `DefaultEndpointsProtocol=https;AccountName=my-cosmos-account-with-a-name;AccountKey=${key};TableEndpoint=https://my.table.cosmos.azure.com:443/`,
  'TableEndpoint=https://northwind1.table.core.windows.net/;SharedAccessSignature=sv=2024-01-01&sig=a%2Bb',
])('taken: %.60s', (text) => {
  expect(reviewConnectionString(text)).toEqual([]);
});

test.each([
  ['http', good.replace('https', 'http'), /^Change DefaultEndpointsProtocol=http to https/],
  [
    'http to another machine',
    `${good.replace('https', 'http')};TableEndpoint=http://10.0.0.1/`,
    /^Change TableEndpoint to an https/,
  ],
  [
    'http to a machine named like loopback',
    `${good.replace('https', 'http')};TableEndpoint=http://127.0.0.1.evil.example/`,
    /^Change TableEndpoint/,
  ],
  [
    'upper-case account',
    good.replace('northwind1', 'myAccountName'),
    /“myAccountName” has upper-case letters/,
  ],
  ['account with a dash', good.replace('northwind1', 'north-wind'), /^AccountName must be/],
  ['account too short', good.replace('northwind1', 'ab'), /^AccountName must be/],
  ['no account', good.replace('AccountName=northwind1;', ''), /^AccountName is missing/],
  ['no key', good.replace(`AccountKey=${key};`, ''), /^AccountKey is missing/],
  ['empty key', good.replace(key, ''), /^AccountKey is missing or empty/],
  ['half a key', good.replace(key, key.slice(0, 41)), /^AccountKey is not whole/],
  ['a key with dots', good.replace(key, 'abc...'), /^AccountKey is not whole/],
  [
    'no protocol',
    good.replace('DefaultEndpointsProtocol=https;', ''),
    /^DefaultEndpointsProtocol=https is missing/,
  ],
  ['another protocol', good.replace('https', 'ftp'), /^DefaultEndpointsProtocol must be https/],
  ['another suffix', good.replace('core.windows.net', 'evil.example'), /^EndpointSuffix must be one of/],
  ['wrapped in JSON', JSON.stringify({ connectionString: good }), /without the JSON/],
  ['a signature without an endpoint', 'SharedAccessSignature=sv=1&sig=x', /^TableEndpoint is missing/],
  ['an address', 'https://northwind1.table.core.windows.net', /^DefaultEndpointsProtocol=https is missing/],
  ['nothing', '', /missing/],
])('refused: %s', (_, text, says) => {
  const [error, ...others] = reviewConnectionString(text);
  expect(others).toEqual([]);
  expect(error).toMatchObject({ field: 'connectionString', message: expect.stringMatching(says) as string });
  expect(error!.message).not.toContain(key.slice(0, 20));
});

test('a string without a suffix is Azure’s own cloud', () => {
  expect(completed(`DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${key};`)).toMatch(
    /==;EndpointSuffix=core\.windows\.net$/,
  );
  expect(completed(good)).toBe(good);
  expect(completed('UseDevelopmentStorage=true')).toBe('UseDevelopmentStorage=true');
});

test.each([
  ['MarketplaceLeads', true],
  ['abc', true],
  [`a${'1'.repeat(62)}`, true],
  [`a${'1'.repeat(63)}`, false],
  ['ab', false],
  ['1abc', false],
  ['market-leads', false],
  ['Tables', false],
  ['', false],
])('table name %s: fine is %s', (name, fine) => {
  expect(reviewTableName(name).length === 0).toBe(fine);
});

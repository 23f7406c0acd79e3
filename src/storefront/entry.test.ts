// Whence and with what somebody came: told where it is plain, and never anything that a stranger made up.
import { expect, it } from 'vitest';
import { countryOf, deviceOf, referrerOf } from './entry.ts';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36', 'computer'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'phone'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/143.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 15; SM-X910) Chrome/143.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'tablet'],
  [undefined, 'computer'],
])('%j is a %s', (agent, device) => expect(deviceOf(agent)).toBe(device));

it.each([
  [undefined, 'https://www.Bing.com/search?q=rota', 'bing.com'],
  [undefined, 'https://leads.example/store/a/b', null],
  [undefined, 'https://localhost/', null],
  [undefined, 'nonsense', null],
  [undefined, undefined, null],
  ['news.example', 'https://leads.example/store/a/b', 'news.example'],
  ['<b>bing.com', undefined, null],
  [`${'a'.repeat(120)}.example`, undefined, null],
  [['bing.com'], undefined, null],
])('carried %j and told %j it began at %j', (carried, referer, expected) =>
  expect(referrerOf(carried, referer, 'leads.example')).toBe(expected),
);

it.each([
  ['cf-ipcountry', 'hu', 'HU'],
  // Cloudflare's words for nobody knows, and for Tor.
  ['cf-ipcountry', 'XX', null],
  ['cf-ipcountry', 'T1', null],
  ['cf-ipcountry', 'Hungary', null],
  ['x-country', 'hu', null],
  [null, 'hu', null],
])('where %j tells the country, CF-IPCountry: %s says %j', (header, told, expected) =>
  expect(countryOf(header, { 'cf-ipcountry': told, 'accept-language': 'hu' })).toBe(expected),
);

// The environment: defaults, what each variable takes, and one line that names it where it is wrong.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, Secret, variables } from './config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

it('with nothing set it starts by itself', () => {
  expect(readConfig({})).toEqual({
    port: 4180,
    host: '127.0.0.1',
    databaseUrl: null,
    dataDir: './data',
    publicUrl: null,
    secretKey: null,
    operatorKey: null,
    allowPrivateDestinations: false,
    smtpUrl: null,
    mailsPerSecond: 10,
    bounceDomain: null,
    dropDir: null,
    trustedProxies: 'loopback',
    countryHeader: null,
    reportHosts: ['.blob.core.windows.net'],
    logLevel: 'info',
  });
});

it('a variable that is empty or blank counts as unset', () => {
  expect(readConfig(Object.fromEntries(variables.map(({ name }) => [name, '  '])))).toEqual(readConfig({}));
});

it('every variable is read', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://me:pw@db/leads',
    LEADSHARE_DATA_DIR: '/var/leads',
    LEADSHARE_PUBLIC_URL: 'https://leads.example/base//',
    LEADSHARE_SECRET_KEY: ` ${key} `,
    LEADSHARE_OPERATOR_KEY: 'sixteen-signs-or',
    LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1',
    SMTP_URL: 'smtps://me:pw@mail:465',
    LOG_LEVEL: 'WARN',
  });
  expect(config).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    dataDir: '/var/leads',
    publicUrl: 'https://leads.example/base',
    allowPrivateDestinations: true,
    logLevel: 'warn',
  });
  const { databaseUrl, secretKey, operatorKey, smtpUrl } = config;
  expect([databaseUrl, secretKey, operatorKey, smtpUrl].map((secret) => secret!.reveal())).toEqual([
    'postgres://me:pw@db/leads',
    key,
    'sixteen-signs-or',
    'smtps://me:pw@mail:465',
  ]);
  expect(Object.isFrozen(config)).toBe(true);
});

describe('a wrong value stops the start with one line that names the variable', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://hush@db/leads'],
    ['DATABASE_URL', 'db:5432/hush'],
    ['LEADSHARE_PUBLIC_URL', 'leads.example'],
    ['LEADSHARE_PUBLIC_URL', 'ftp://leads.example'],
    ['LEADSHARE_SECRET_KEY', 'hush'],
    ['LEADSHARE_SECRET_KEY', Buffer.alloc(31).toString('base64')],
    ['LEADSHARE_OPERATOR_KEY', 'hush'],
    ['LEADSHARE_ALLOW_PRIVATE_DESTINATIONS', 'yes'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'http://me:hush@mail.example'],
    ['LEADSHARE_COUNTRY_HEADER', 'CF IPCountry'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} must .+$`));
    // It may be a secret, and the line goes to a log.
    expect(read).not.toThrow(/hush/);
  });
});

describe('a secret', () => {
  const secret = new Secret('hush');
  it.each<[string, () => string]>([
    ['text', () => String(secret)],
    ['JSON', () => JSON.stringify({ secret })],
    ['inspection', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    ['its members', () => JSON.stringify(Object.entries(secret))],
  ])('does not print as %s', (_what, print) => expect(print()).not.toContain('hush'));

  it('reveals itself when asked', () => expect(secret.reveal()).toBe('hush'));
});

it('every variable says what it is for', () => {
  for (const { says } of variables) expect(says).toMatch(/^\S.{10,}\.$/);
  expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
});

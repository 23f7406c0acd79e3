// The only reader of the environment. A wrong value stops the start with one line that names the variable.
import { inspect } from 'node:util';
import ipaddr from 'ipaddr.js';

/** Text that refuses to print: logs, JSON and string templates show [secret]. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [inspect.custom](): string {
    return '[secret]';
  }
}

export class ConfigError extends Error {}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type Config = Readonly<{
  port: number;
  host: string;
  /** Null: the embedded database in the data folder. */
  databaseUrl: Secret | null;
  dataDir: string;
  /** Without a trailing slash. Null: derived from host and port once the server listens. */
  publicUrl: string | null;
  /** 32 bytes. Null: made once and kept in the data folder. */
  secretKey: Secret | null;
  operatorKey: Secret | null;
  allowPrivateDestinations: boolean;
  smtpUrl: Secret | null;
  /** To leads, of all processes together; null: as many as the mail server takes. */
  mailsPerSecond: number | null;
  /** Where mails to leads come back, each to an address of its own; null: to the address they come from. */
  bounceDomain: string | null;
  /** Where destinations of the kind folder write; a folder of its own for each publisher. Null: there is no such kind. */
  dropDir: string | null;
  /** Ends of the names of hosts that a marketplace's report may be fetched from. */
  reportHosts: readonly string[];
  /** Whose X-Forwarded-… headers are believed: addresses, ranges and the word loopback, with commas between. */
  trustedProxies: string;
  /** In which header a proxy tells the country of whoever asks, in lower case; null: none does. */
  countryHeader: string | null;
  logLevel: LogLevel;
}>;

type Variable = { name: string; default: string; says: string };

/** Every variable with its default and meaning; docs/configuration.md is made from this list. */
export const variables: readonly Variable[] = [
  { name: 'PORT', default: '4180', says: 'Port to listen on; 0 takes a free one.' },
  { name: 'HOST', default: '127.0.0.1', says: 'Address to listen on; 0.0.0.0 for all.' },
  {
    name: 'DATABASE_URL',
    default: '',
    says: 'PostgreSQL 15 or newer, as postgres://…; unset: the embedded database.',
  },
  {
    name: 'LEADSHARE_DATA_DIR',
    default: './data',
    says: 'Folder of the embedded database and the secret key.',
  },
  {
    name: 'LEADSHARE_PUBLIC_URL',
    default: '',
    says: 'Address by which others reach this server; part of every intake URL.',
  },
  {
    name: 'LEADSHARE_SECRET_KEY',
    default: '',
    says: 'Encrypts destination secrets: 32 bytes, base64; unset: made once and kept in the data folder.',
  },
  {
    name: 'LEADSHARE_OPERATOR_KEY',
    default: '',
    says: 'API key with the operator’s rights, for automation; at least 16 characters.',
  },
  {
    name: 'LEADSHARE_ALLOW_PRIVATE_DESTINATIONS',
    default: '',
    says: '1 lets destinations reach loopback and private addresses.',
  },
  {
    name: 'SMTP_URL',
    default: '',
    says: 'Mail server for e-mail destinations, invitations, password resets and warnings, as smtp://user:password@host:587?from=leads@example.com.',
  },
  {
    name: 'LEADSHARE_MAILS_PER_SECOND',
    default: '',
    says: 'How many mails to leads leave in a second, over all processes; 0: as many as the mail server takes. Unset: 10, and no limit to a mail server on this machine.',
  },
  {
    name: 'LEADSHARE_BOUNCE_DOMAIN',
    default: '',
    says: 'Domain for what comes back of mails to leads, each to an address of its own (bounce+…@domain), whose mailbox is told to /mail-events. Unset: it comes back to the address that mails come from.',
  },
  {
    name: 'LEADSHARE_DROP_DIR',
    default: '',
    says: 'Folder that file destinations write to, one below it for each publisher; unset: there are none.',
  },
  {
    name: 'LEADSHARE_REPORT_HOSTS',
    default: '.blob.core.windows.net',
    says: 'Hosts from which a marketplace’s report may be fetched, with commas between; one that begins with a dot stands for all below it.',
  },
  {
    name: 'LEADSHARE_TRUSTED_PROXIES',
    default: 'loopback',
    says: 'Reverse proxies whose X-Forwarded-For is believed: addresses or ranges such as 10.0.0.0/8, with commas between.',
  },
  {
    name: 'LEADSHARE_COUNTRY_HEADER',
    default: '',
    says: 'Header in which your proxy tells the country of whoever asks, such as CF-IPCountry: views of public pages are then counted by country. The proxy must set or remove it on every request. Unset: the country of a view is not known.',
  },
  { name: 'LOG_LEVEL', default: 'info', says: 'fatal, error, warn, info, debug, trace or silent.' },
];

/** Reads and checks every variable. Throws ConfigError with one line that names the variable and the remedy. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const value = (name: string) =>
    env[name]?.trim() || variables.find((known) => known.name === name)!.default;
  const secret = (name: string, text = value(name)) => (text === '' ? null : new Secret(text));
  return Object.freeze({
    port: portOf(value('PORT')),
    host: value('HOST'),
    databaseUrl: secret(
      'DATABASE_URL',
      urlOf('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:']),
    ),
    dataDir: value('LEADSHARE_DATA_DIR'),
    publicUrl:
      urlOf('LEADSHARE_PUBLIC_URL', value('LEADSHARE_PUBLIC_URL'), ['http:', 'https:']).replace(/\/+$/, '') ||
      null,
    secretKey: secret('LEADSHARE_SECRET_KEY', keyOf(value('LEADSHARE_SECRET_KEY'))),
    operatorKey: secret(
      'LEADSHARE_OPERATOR_KEY',
      atLeast('LEADSHARE_OPERATOR_KEY', value('LEADSHARE_OPERATOR_KEY'), 16),
    ),
    allowPrivateDestinations: flagOf(
      'LEADSHARE_ALLOW_PRIVATE_DESTINATIONS',
      value('LEADSHARE_ALLOW_PRIVATE_DESTINATIONS'),
    ),
    smtpUrl: secret('SMTP_URL', urlOf('SMTP_URL', value('SMTP_URL'), ['smtp:', 'smtps:'])),
    mailsPerSecond: paceOf(value('LEADSHARE_MAILS_PER_SECOND'), value('SMTP_URL')),
    bounceDomain: domainOf('LEADSHARE_BOUNCE_DOMAIN', value('LEADSHARE_BOUNCE_DOMAIN')),
    dropDir: value('LEADSHARE_DROP_DIR') || null,
    reportHosts: value('LEADSHARE_REPORT_HOSTS')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
    trustedProxies: proxiesOf(value('LEADSHARE_TRUSTED_PROXIES')),
    countryHeader: headerOf('LEADSHARE_COUNTRY_HEADER', value('LEADSHARE_COUNTRY_HEADER')),
    logLevel: levelOf(value('LOG_LEVEL')),
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${text}".`);
  return port;
}

function paceOf(text: string, smtpUrl: string): number | null {
  const perSecond = Number(text);
  if (text !== '' && !(perSecond >= 0 && perSecond <= 100_000))
    throw new ConfigError(`LEADSHARE_MAILS_PER_SECOND must be a number from 0 to 100000, not "${text}".`);
  if (text !== '') return perSecond === 0 ? null : perSecond;
  const host = smtpUrl === '' ? '' : new URL(smtpUrl).hostname;
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) ? null : 10;
}

function domainOf(name: string, text: string): string | null {
  if (text === '') return null;
  if (!/^(?=.{4,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/i.test(text))
    throw new ConfigError(`${name} must be a domain such as bounces.example.com, not "${text}".`);
  return text.toLowerCase();
}

function urlOf(name: string, text: string, protocols: string[]): string {
  if (text === '') return '';
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (parsed === null || !protocols.includes(parsed.protocol))
    throw new ConfigError(
      `${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
    );
  return text;
}

function proxiesOf(text: string): string {
  const wrong = text
    .split(',')
    .map((part) => part.trim())
    .find((part) => part !== 'loopback' && !ipaddr.isValid(part) && !ipaddr.isValidCIDR(part));
  if (wrong !== undefined)
    throw new ConfigError(
      `LEADSHARE_TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, not "${wrong}".`,
    );
  return text;
}

function headerOf(name: string, text: string): string | null {
  if (text === '') return null;
  if (!/^[A-Za-z][A-Za-z0-9-]{1,63}$/.test(text))
    throw new ConfigError(`${name} must be the name of a header such as CF-IPCountry, not "${text}".`);
  return text.toLowerCase();
}

function keyOf(text: string): string {
  if (text !== '' && Buffer.from(text, 'base64').length !== 32)
    throw new ConfigError(
      'LEADSHARE_SECRET_KEY must be 32 bytes in base64; make one with: openssl rand -base64 32',
    );
  return text;
}

function atLeast(name: string, text: string, length: number): string {
  if (text !== '' && text.length < length)
    throw new ConfigError(`${name} must have at least ${length} characters.`);
  return text;
}

function flagOf(name: string, text: string): boolean {
  if (text !== '' && text !== '0' && text !== '1')
    throw new ConfigError(`${name} must be 1 or 0, not "${text}".`);
  return text === '1';
}

function levelOf(text: string): LogLevel {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
  const level = levels.find((known) => known === text.toLowerCase());
  if (level === undefined)
    throw new ConfigError(`LOG_LEVEL must be one of ${levels.join(', ')}, not "${text}".`);
  return level;
}

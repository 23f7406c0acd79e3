// Rotates the key that encrypts secrets, over every room that keeps some.
import { randomBytes } from 'node:crypto';
import { resealProviders } from './accounts/identity-provider-store.ts';
import { resealTotp } from './accounts/totp-store.ts';
import { resealTokens } from './catalog/store.ts';
import { resealAccounts } from './cosell/account-store.ts';
import { resealDestinations } from './delivery/destination-store.ts';
import { resealTokens as resealAccessTokens } from './delivery/token-store.ts';
import { resealMarketplaceAccounts } from './marketplace/account-store.ts';
import { resealReportUrls } from './mailing/report-store.ts';
import { resealMailSecrets } from './mailing/secret-store.ts';
import { resealNudges } from './tracking/store.ts';
import type { App } from './platform/app.ts';
import { ConfigError } from './platform/config.ts';
import { resealAll, type SealedPlace } from './platform/reseal.ts';
import { keyIdOf, vaultKeys, writeKeys } from './platform/vault.ts';
import { answerPlace } from './platform/web-idempotency.ts';
import { resealAnswers } from './platform/web-store.ts';

const places: SealedPlace[] = [
  { name: 'one-time code secrets', reseal: resealTotp },
  { name: 'identity providers', reseal: resealProviders },
  { name: 'intake tokens', reseal: resealTokens },
  { name: 'destinations', reseal: resealDestinations },
  { name: 'access tokens', reseal: resealAccessTokens },
  { name: 'secrets of mailing', reseal: resealMailSecrets },
  { name: 'addresses for bounces', reseal: resealReportUrls },
  { name: 'nudge addresses', reseal: resealNudges },
  { name: 'programme accounts', reseal: resealAccounts },
  { name: 'marketplace accounts', reseal: resealMarketplaceAccounts },
  { name: 'kept answers', reseal: (tx, reseal) => resealAnswers(tx, reseal, answerPlace) },
];

/**
 * With the key in the data folder a new one is made; with LEADSHARE_SECRET_KEY the next value is given. Throws ConfigError.
 * Between the two writes of the key file either key is in it, so that a crash loses nothing.
 */
export async function rotateKeys(
  app: App,
  given: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const { config } = app;
  const old = vaultKeys(config);
  const key = newKey(config.secretKey !== null, given);
  if (!config.secretKey) writeKeys(config.dataDir, [...old, key]);
  const counts = await resealAll(app, old, key, places);
  if (!config.secretKey) writeKeys(config.dataDir, [key]);
  for (const [place, count] of counts) print(`${count} ${place}`);
  print(`All secrets are under the key ${keyIdOf(key)} now.`);
  print(
    config.secretKey
      ? 'Set LEADSHARE_SECRET_KEY to the new key and restart every process.'
      : 'Restart every process.',
  );
}

function newKey(fromEnvironment: boolean, given: string | undefined): Buffer {
  if (!fromEnvironment && given === undefined) return randomBytes(32);
  if (!fromEnvironment)
    throw new ConfigError(
      '--new-key: the key is kept in the data folder, where a new one is made; leave it out.',
    );
  const key = Buffer.from(given ?? '', 'base64');
  if (key.length !== 32)
    throw new ConfigError(
      '--new-key: give the next LEADSHARE_SECRET_KEY, 32 bytes in base64; make one with: openssl rand -base64 32',
    );
  return key;
}

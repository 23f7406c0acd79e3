// Secrets at rest: AES-256-GCM under a key with an id, bound to the place they belong to.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';

export type Vault = {
  /** Text in, `v1.<key id>.<nonce>.<tag>.<ciphertext>` out. `place` (such as a row's id) must be the same when opened. */
  seal(text: string, place: string): string;
  /** Throws when the key is unknown, the place differs or a byte was changed. */
  open(sealed: string, place: string): string;
  /** Id of the key that seals now. */
  keyId: string;
};

/** Seals under the first key, opens under any. Keys are 32 bytes. */
export function openVault(keys: Buffer[]): Vault {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const keyId = keyIdOf(keys[0]!);
  return {
    keyId,
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', byId.get(keyId)!, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [
        'v1',
        keyId,
        nonce.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        sealed.toString('base64url'),
      ].join('.');
    },
    open(sealed, place) {
      const [version, id, nonce, tag, text] = sealed.split('.');
      const key = byId.get(id ?? '');
      if (version !== 'v1' || !key)
        throw new Error(`The secret was sealed under key ${id}, which this process does not have.`);
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce!, 'base64url'), {
        // Without it a tag cut to four bytes would do.
        authTagLength: 16,
      }).setAAD(Buffer.from(place));
      decipher.setAuthTag(Buffer.from(tag!, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text!, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}

/** The keys to use: the one given by LEADSHARE_SECRET_KEY, or those of the data folder, where the first start makes one. */
export function vaultKeys(config: Pick<Config, 'secretKey' | 'dataDir'>): Buffer[] {
  if (config.secretKey) return [Buffer.from(config.secretKey.reveal(), 'base64')];
  const path = keyFile(config.dataDir);
  if (!existsSync(path)) writeKeys(config.dataDir, [randomBytes(32)]);
  const keys = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => Buffer.from(line, 'base64'));
  if (keys.length === 0 || keys.some((key) => key.length !== 32))
    throw new ConfigError(`LEADSHARE_SECRET_KEY: ${path} must hold one key of 32 bytes in base64 per line.`);
  return keys;
}

/** Replaces the data folder's keys, the newest first; readable by its owner alone, and never half written. */
export function writeKeys(dataDir: string, keys: Buffer[]): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = keyFile(dataDir);
  writeFileSync(`${path}.new`, keys.map((key) => `${key.toString('base64')}\n`).join(''), {
    mode: 0o600,
    flush: true,
  });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

/** Names a key without giving anything of it away. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('leadshare key id').update(key).digest('hex').slice(0, 8);
}

const keyFile = (dataDir: string) => join(dataDir, 'secret.keys');

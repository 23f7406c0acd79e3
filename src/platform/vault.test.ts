// What is sealed opens under its key, at its place, whole; nothing else does.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, Secret } from './config.ts';
import { keyIdOf, openVault, vaultKeys, writeKeys } from './vault.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const vault = openVault([oldKey]);

/** What node:crypto says of a seal that does not fit. */
const unopened = /unable to authenticate data/;

describe('a sealed text', () => {
  it('opens to itself, and is never the same twice nor found in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: 'binary' }), fc.string(), (text, place) => {
        const sealed = vault.seal(text, place);
        expect(vault.open(sealed, place)).toBe(text.toWellFormed());
        expect(vault.seal(text, place)).not.toBe(sealed);
        expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
      }),
    );
    expect(vault.open(vault.seal('', 'dst_1'), 'dst_1')).toBe('');
  });

  it('does not open at another place', () => {
    const sealed = vault.seal('hush', 'dst_1');
    expect(() => vault.open(sealed, 'dst_2')).toThrow(unopened);
    expect(() => vault.open(sealed, '')).toThrow(unopened);
  });

  it('does not open with any part of it changed, cut short or missing', () => {
    const sealed = vault.seal('hush, and more of it', 'dst_1');
    const parts = sealed.split('.');
    const wrong = parts.flatMap((part, at) =>
      ['', `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}`, part.slice(0, 5), `${part}AAAA`]
        .filter((other) => other !== part)
        .map((other) => parts.with(at, other).join('.')),
    );
    for (const other of [
      ...wrong,
      sealed.replace(parts[3]!, parts[3]!.slice(0, 6)),
      parts.slice(0, 4).join('.'),
      'v1',
      '',
    ])
      expect(() => vault.open(other, 'dst_1')).toThrow(Error);
  });

  it('does not open under another key, and says which one it needs without giving it away', () => {
    const sealed = vault.seal('hush', 'dst_1');
    expect(() => openVault([newKey]).open(sealed, 'dst_1')).toThrow(keyIdOf(oldKey));
  });

  it('opens under an older key, while the first one seals', () => {
    const both = openVault([newKey, oldKey]);
    expect(both.keyId).toBe(keyIdOf(newKey));
    expect(both.open(vault.seal('hush', 'dst_1'), 'dst_1')).toBe('hush');
    expect(openVault([newKey]).open(both.seal('hush', 'dst_1'), 'dst_1')).toBe('hush');
  });
});

describe('the keys', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'leadshare-keys-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const file = () => join(dataDir, 'secret.keys');

  it('are those of the environment where it names one', () => {
    const secretKey = new Secret(oldKey.toString('base64'));
    expect(vaultKeys({ secretKey, dataDir })).toEqual([oldKey]);
    expect(existsSync(file())).toBe(false);
  });

  it('are made on the first start, kept, and readable by the owner alone', () => {
    const nested = join(dataDir, 'not', 'there', 'yet');
    const made = vaultKeys({ secretKey: null, dataDir: nested });
    expect(made).toEqual([expect.objectContaining({ length: 32 })]);
    expect(vaultKeys({ secretKey: null, dataDir: nested })).toEqual(made);
    expect(statSync(join(nested, 'secret.keys')).mode & 0o777).toBe(0o600);
  });

  it('may be several, the newest first', () => {
    writeKeys(dataDir, [newKey, oldKey]);
    expect(vaultKeys({ secretKey: null, dataDir })).toEqual([newKey, oldKey]);
    writeKeys(dataDir, [newKey]);
    expect(vaultKeys({ secretKey: null, dataDir })).toEqual([newKey]);
  });

  it.each([
    '',
    '\n',
    'short\n',
    `${randomBytes(31).toString('base64')}\n`,
    `${oldKey.toString('base64')}\nrest`,
  ])('in a damaged file %j stop the start with what to do', (text) => {
    writeFileSync(file(), text);
    expect(() => vaultKeys({ secretKey: null, dataDir })).toThrow(ConfigError);
    expect(() => vaultKeys({ secretKey: null, dataDir })).toThrow(
      /^LEADSHARE_SECRET_KEY: .*secret\.keys must hold/,
    );
  });

  it('have ids that say nothing of them', () => {
    expect(keyIdOf(oldKey)).toMatch(/^[0-9a-f]{8}$/);
    expect(keyIdOf(oldKey)).not.toBe(keyIdOf(newKey));
    expect(oldKey.toString('hex')).not.toContain(keyIdOf(oldKey));
  });
});

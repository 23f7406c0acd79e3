// What is read of what a provider says.
import { describe, expect, it } from 'vitest';
import { domainOf, readClaims } from './oidc-claims.ts';

const read = (claims: Record<string, unknown>) => readClaims({ sub: 's', ...claims });

describe('an address', () => {
  it.each([
    ['Ana@Contoso.Example', 'ana@contoso.example'],
    [' ana@contoso.example ', 'ana@contoso.example'],
    [undefined, null],
    ['', null],
    ['ana', null],
    ['ana@contoso.example, eve@evil.example', null],
    ['a@b@c', null],
    [['ana@contoso.example'], null],
    [`${'a'.repeat(250)}@b.example`, null],
  ])('%j is read as %j', (said, email) => {
    expect(read({ email: said }).email).toBe(email);
  });

  it.each([
    [{ email_verified: true }, true],
    [{ email_verified: 'true' }, true],
    [{ xms_edov: true }, true],
    [{ xms_edov: 1 }, true],
    [{ xms_edov: '1' }, true],
    [{}, false],
    [{ email_verified: false }, false],
    [{ email_verified: 'false' }, false],
    [{ email_verified: 'yes' }, false],
    [{ xms_edov: '0' }, false],
    [{ email_verified: null }, false],
  ])('with %j is verified: %s', (claims, verified) => {
    expect(read(claims).emailVerified).toBe(verified);
  });

  it('has the domain behind its last @', () => {
    expect(domainOf('"a@b"@contoso.example')).toBe('contoso.example');
  });
});

describe('several factors', () => {
  it.each([
    [{ amr: ['pwd', 'mfa'] }, true],
    [{ acr: 'https://refeds.org/profile/mfa' }, true],
    [{ acr: 'phr' }, true],
    [{}, false],
    [{ amr: ['pwd'] }, false],
    [{ amr: ['otp'] }, false],
    [{ amr: 'mfa' }, false],
    [{ acr: '1' }, false],
    [{ acr: 'no-mfa' }, false],
  ])('%j: %s', (claims, secondFactor) => {
    expect(read(claims).secondFactor).toBe(secondFactor);
  });
});

it('a name is text of at most 200 characters, or none', () => {
  expect(read({ name: ' Ana ' }).name).toBe('Ana');
  expect(read({ name: 'a'.repeat(300) }).name).toHaveLength(200);
  for (const name of [undefined, '', 7, {}]) expect(read({ name }).name).toBeNull();
});

// Which passwords are taken, and that checking costs the same without one to check.
import { describe, expect, it } from 'vitest';
import { hashPassword, passwordMatches, weaknessOf } from './password.ts';

describe('a password', () => {
  it.each([
    ['seven grey pelicans', null],
    ['Příliš žluťoučký', null],
    ['x7#kQ2!vZp9w', null],
    ['zofia rides a green tram', null],
    ['passwords are hard to love', null],
    ['🐢🐢🐙🐠🐳🐚🐬🦀🦑🦐🐟', 'short'],
    ['elevenchars', 'short'],
    ['', 'short'],
    ['a'.repeat(257), 'long'],
    ['Zofia@Lipowa.example', 'email'],
    ['my zofia@lipowa.example!', 'email'],
    ['zofia12zofia', 'email'],
    ['password1234', 'obvious'],
    ['Pass-Word-1234', 'obvious'],
    ['qwertyuiop12', 'obvious'],
    ['123456789012', 'obvious'],
    ['correct horse battery staple', 'obvious'],
    ['leadshareleadshare', 'obvious'],
    ['aaaaaaaaaaaaaaaa', 'obvious'],
    ['abababababab', 'obvious'],
    ['------------------', 'obvious'],
  ])('%j: %s', (password, weakness) => expect(weaknessOf(password, 'Zofia@lipowa.example')).toBe(weakness));
});

describe('checking', () => {
  it('takes the right one, however its accents were typed, and no other', async () => {
    const stored = await hashPassword('žluťoučký kůň');
    expect(await passwordMatches(stored, 'žluťoučký kůň'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(stored, 'žluťoučký kun')).toBe(false);
    expect(stored).not.toBe(await hashPassword('žluťoučký kůň'));
  });

  it('takes nothing where there is none', async () => {
    expect(await passwordMatches(null, 'seven grey pelicans')).toBe(false);
    expect(await passwordMatches(null, '')).toBe(false);
  });
});

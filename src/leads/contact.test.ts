// Sent values stay as they came; the normal forms stand beside them.
import { describe, expect, it } from 'vitest';
import { contactFrom, isEmptyContact } from './contact.ts';

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  country: null,
  company: null,
  title: null,
};

describe('contactFrom', () => {
  it('keeps what was sent and adds what it means', () => {
    const sent = {
      firstName: 'Maja',
      lastName: 'Sowińska',
      email: 'Maja.Sowinska@Brzoza-Meble.example',
      phone: '22 555 01 02',
      country: 'Polska',
      company: 'Brzoza Meble',
      title: 'CIO',
    };
    expect(contactFrom(sent)).toEqual({
      ...sent,
      normalized: {
        name: 'Maja Sowińska',
        email: 'maja.sowinska@brzoza-meble.example',
        phone: '+48225550102',
        country: 'PL',
      },
    });
  });

  it('tells nothing of nobody', () => {
    expect(contactFrom(nobody).normalized).toEqual({ name: null, email: null, phone: null, country: null });
  });

  it.each([
    ['Tomás', "O'Farrell", "Tomás O'Farrell"],
    ['Toma\u0301s', 'Ruiz', 'Tom\u00e1s Ruiz'],
    ['  Anna  Maria ', '\tNowak\n', 'Anna Maria Nowak'],
    ['Cher', null, 'Cher'],
    [null, 'Nowak', 'Nowak'],
    ['مريم', 'حداد', 'مريم حداد'],
    ['Zoë 🌸', 'Nguyễn', 'Zoë 🌸 Nguyễn'],
    [' ', null, null],
  ])('%s and %s are named %s', (firstName, lastName, name) => {
    expect(contactFrom({ ...nobody, firstName, lastName }).normalized.name).toBe(name);
  });
});

describe('isEmptyContact', () => {
  it('is true of nobody, and false as soon as one thing is known', () => {
    expect(isEmptyContact(nobody)).toBe(true);
    for (const field of Object.keys(nobody)) expect(isEmptyContact({ ...nobody, [field]: 'x' })).toBe(false);
  });
});

// What a referral is, how it may move, what of it is shown, and what changed in it.
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../test/programme.ts';
import { differencesOf, has } from './differences.ts';
import { maskedOf } from './mask.ts';
import { categoryOf } from './partner-center-shape.ts';
import { day, statuses } from './referral.ts';
import { answerDueAt, fits, isExpired, mayMove, possible, remindAt, shownState } from './state.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('the category', () => {
  it.each([
    ['Independent', 'Direct', 'msft', 'marketplace_lead'],
    ['Independent', 'Direct', null, 'marketplace_lead'],
    ['independent', 'DIRECT', 'MSFT', 'marketplace_lead'],
    ['Independent', 'SalesQualified', 'msft', 'qualified_lead'],
    ['Independent', 'MarketingQualified', 'msft', 'qualified_lead'],
    ['Shared', 'SalesQualified', 'own-org', 'co_sell'],
    ['Independent', 'None', 'own-org', 'co_sell'],
    ['Shared', 'None', 'another-partner', 'co_sell'],
    ['Shared', 'SalesQualified', 'msft', 'co_sell'],
    ['Shared', 'Direct', 'msft', 'unknown'],
    ['Independent', 'None', 'msft', 'unknown'],
    ['Independent', 'SalesQualified', null, 'unknown'],
    ['Independent', 'MarketingQualified', 'own-org', 'unknown'],
    ['Weird', 'SalesQualified', 'msft', 'unknown'],
    [null, null, null, 'unknown'],
  ])('of %s, %s, invited by %s is %s', (kind, qualification, inviter, category) =>
    expect(categoryOf({ kind, qualification, inviter, ownOrganizations: ['Own-Org'] })).toBe(category),
  );
});

describe('a body', () => {
  it('needs an id and nothing else', () => {
    const told = toldOf({ id: 'a', details: 'nonsense', customerProfile: { team: 7 }, team: null });
    expect(told).toMatchObject({
      externalId: 'a',
      category: 'unknown',
      status: 'unknown',
      deal: { value: null },
    });
    expect(toldOf({ name: 'without' })).toBeNull();
    expect(toldOf('text')).toBeNull();
  });

  it('is kept whole, and read as far as it is known', () => {
    const raw = {
      id: 'a',
      status: 'Engaged',
      substatus: 'Later',
      createdDateTime: '2026-03-01T08:00:00.1234567Z',
      expirationDateTime: 'soon',
      details: { dealValue: '12000.50', currency: 'eur', closingDateTime: '2026-06-30T23:59:00Z' },
      new: { deep: true },
    };
    const told = toldOf(raw);
    expect(told.raw).toEqual(raw);
    expect(told).toMatchObject({
      statusText: 'Engaged / Later',
      status: 'unknown',
      createdAt: '2026-03-01T08:00:00.123Z',
      expiresAt: null,
      deal: { value: '12000.50', currency: 'EUR', closesOn: '2026-06-30' },
    });
  });

  it('holds no text that the database refuses', () =>
    expect(toldOf({ id: 'a', name: 'x\u0000y\ud800' }).name).toBe('x\ufffdy\ufffd'));
});

describe('a state', () => {
  it('may move as the programmes say, and Closed is final', () => {
    const legal = statuses.flatMap((from) =>
      statuses.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
    );
    expect(legal.filter((move) => !move.includes('unknown'))).toEqual([
      'new new',
      'new active',
      'new closed',
      'active active',
      'active closed',
      'closed closed',
    ]);
  });

  it('has words that fit one another', () => {
    expect(fits({ status: 'new', substatus: 'received' })).toBe(true);
    expect(fits({ status: 'active', substatus: 'won' })).toBe(false);
    expect(fits({ status: 'closed', substatus: 'unknown' })).toBe(true);
  });

  it('allows what leads on from it, and nothing once it is closed', () => {
    expect(possible({ status: 'new', substatus: 'received' }, 'incoming')).toEqual([
      'accept',
      'decline',
      'win',
      'lose',
    ]);
    expect(possible({ status: 'new', substatus: 'pending' }, 'outgoing')).not.toContain('accept');
    expect(possible({ status: 'active', substatus: 'accepted' }, 'incoming')).toEqual([
      'update',
      'win',
      'lose',
    ]);
    expect(possible({ status: 'closed', substatus: 'won' }, 'incoming')).toEqual([]);
    expect(possible({ status: 'unknown', substatus: 'unknown' }, 'incoming')).toEqual([]);
  });

  it('is Expired from the very moment that is named, and only while nobody answered', () => {
    const told = { status: 'new', substatus: 'received', expiresAt: '2026-03-02T09:00:00.000Z' } as const;
    expect(isExpired(told, new Date(now.getTime() - 1))).toBe(false);
    expect(shownState(told, now)).toEqual({ status: 'closed', substatus: 'expired' });
    expect(isExpired({ ...told, status: 'active' }, now)).toBe(false);
    expect(isExpired({ ...told, expiresAt: null }, now)).toBe(false);
    expect(remindAt(told.expiresAt)).toEqual(new Date('2026-03-01T09:00:00Z'));
  });

  it('wants an answer within the programme’s time, and never later than it expires', () => {
    const told = toldOf({
      id: 'a',
      createdDateTime: '2026-03-02T09:00:00Z',
      expirationDateTime: '2026-03-04T09:00:00Z',
    });
    expect(answerDueAt(told, 86_400_000, now)).toEqual(new Date('2026-03-03T09:00:00Z'));
    expect(answerDueAt(told, 5 * 86_400_000, now)).toEqual(new Date('2026-03-04T09:00:00Z'));
  });
});

describe('the contact', () => {
  const raw = {
    id: 'a',
    status: 'New',
    substatus: 'Received',
    direction: 'Incoming',
    customerProfile: {
      name: 'Lipowa Logistyka',
      address: { addressLine1: 'ul. Lipowa 4', city: 'Łódź', country: 'PL' },
      team: [
        {
          firstName: 'Zofia',
          lastName: 'Majchrzak',
          email: 'zofia@lipowa.example',
          phoneNumber: '48225550102',
        },
      ],
    },
    details: { notes: 'Call Zofia.' },
  };

  it('is hidden until it is accepted, with the company and the place left to judge by', () => {
    const shown = maskedOf(toldOf(raw), true);
    expect(shown.masked).toBe(true);
    expect(shown.customer).toMatchObject({
      company: 'Lipowa Logistyka',
      city: 'Łódź',
      country: 'PL',
      street: '•••',
    });
    expect(JSON.stringify(shown)).not.toMatch(/zofia|majchrzak|48225550102|Lipowa 4/i);
  });

  it.each([
    ['accepted', { status: 'Active', substatus: 'Accepted' }, true, false],
    ['won at once', { status: 'Closed', substatus: 'Won' }, true, false],
    ['declined', { status: 'Closed', substatus: 'Declined' }, true, true],
    ['expired', { status: 'Closed', substatus: 'Expired' }, true, true],
    ['our own', { direction: 'Outgoing' }, true, false],
    ['of a programme that hides nothing', {}, false, false],
  ])('of one that is %s', (_, given, masks, masked) =>
    expect(maskedOf(toldOf({ ...raw, ...given }), masks).masked).toBe(masked),
  );
});

describe('a day', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026-06-30T22:30:00Z', '2026-06-30'],
    // A programme that writes such a day must not stop its own reading.
    ['2026-02-31', null],
    ['2026-13-01', null],
    ['soon', null],
  ])('%s is %s', (said, read) => expect(day(said)).toBe(read));
});

describe('a change that met another', () => {
  const before = toldOf({ id: 'a', name: 'Old', details: { dealValue: 1, currency: 'EUR' } });
  const there = toldOf({ id: 'a', name: 'Theirs', details: { dealValue: 1, currency: 'EUR' } });

  it('shows what they changed and what we wanted, field by field', () =>
    expect(differencesOf(before, there, { name: 'Ours', currency: 'USD' })).toEqual([
      { field: 'name', before: 'Old', there: 'Theirs', ours: 'Ours' },
      { field: 'currency', before: 'EUR', there: 'EUR', ours: 'USD' },
    ]));

  it('is done when the far side has it already', () => {
    expect(has(there, { name: 'Theirs', value: '1.00' })).toBe(true);
    expect(has(there, { name: 'Ours' })).toBe(false);
  });
});

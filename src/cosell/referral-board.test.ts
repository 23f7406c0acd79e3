// The board of a programme: pure columns and moves, and the API's board with pages and filters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount, bootCoselling, referralsOf, type Coselling } from '../../test/coselling.ts';
import type { AList } from '../../test/factories.ts';
import { awsPartnerCentral } from './aws-partner-central.ts';
import { partnerCenter } from './partner-center.ts';
import { asksOf, columnOf, columnsOf, movesOf } from './referral-board.ts';

describe('a board', () => {
  const aws = columnsOf(awsPartnerCentral);
  const microsoft = columnsOf(partnerCenter);

  it('has the stages of its programme between what is new and the ways to end', () => {
    expect(microsoft.map(({ id }) => id)).toEqual([
      'new',
      'accepted',
      'won',
      'lost',
      'declined',
      'expired',
      'unknown',
    ]);
    expect(aws.map(({ id }) => id).slice(0, 3)).toEqual(['new', 'stage:Prospect', 'stage:Qualified']);
    expect(aws.some(({ id }) => id.includes('Launched'))).toBe(false);
  });

  it('loses nothing: a stage or a word that is not known stands somewhere', () => {
    expect(columnOf(aws, 'stage:Committed')).toBe('stage:Committed');
    expect(columnOf(aws, 'stage:Of tomorrow')).toBe('accepted');
    expect(columnOf(microsoft, 'pending')).toBe('unknown');
  });

  it.each([
    [
      'a new one',
      { status: 'new', substatus: 'received', direction: 'incoming', column: 'new' },
      ['accepted accept', 'won win', 'lost lose', 'declined decline'],
    ],
    [
      'one of our own',
      { status: 'new', substatus: 'pending', direction: 'outgoing', column: 'new' },
      ['won win', 'lost lose'],
    ],
    [
      'an accepted one',
      { status: 'active', substatus: 'accepted', direction: 'incoming', column: 'accepted' },
      ['won win', 'lost lose'],
    ],
    ['a closed one', { status: 'closed', substatus: 'won', direction: 'incoming', column: 'won' }, []],
    [
      'an unknown one',
      { status: 'unknown', substatus: 'unknown', direction: 'incoming', column: 'unknown' },
      [],
    ],
  ] as const)('lets %s go where its state lets it', (_, card, wanted) => {
    expect(movesOf(partnerCenter, microsoft, card).map(({ to, kind }) => `${to} ${kind}`)).toEqual(wanted);
  });

  it('moves between stages where the programme lets that be said', () => {
    const moves = movesOf(awsPartnerCentral, aws, {
      status: 'active',
      substatus: 'accepted',
      direction: 'incoming',
      column: 'stage:Qualified',
    });
    expect(moves.filter(({ kind }) => kind === 'update').map(({ to }) => to)).toEqual([
      'stage:Prospect',
      'stage:Technical Validation',
      'stage:Business Validation',
      'stage:Committed',
    ]);
  });

  it('says what each command asks for', () => {
    const asks = (programme: typeof partnerCenter, kind: string) =>
      asksOf(programme).find((each) => each.kind === kind)!.asks;
    expect(
      asks(partnerCenter, 'accept')
        .filter(({ required }) => required)
        .map(({ field }) => field),
    ).toEqual(['name', 'value', 'currency', 'closesOn']);
    expect(asks(partnerCenter, 'decline')[0]).toMatchObject({ field: 'reason', kind: 'text' });
    expect(asks(awsPartnerCentral, 'decline')[0]).toMatchObject({
      kind: 'choice',
      options: expect.arrayContaining(['Other']) as string[],
    });
    expect(asks(partnerCenter, 'win')).toEqual([]);
  });
});

type Board = {
  programme: string;
  columns: {
    id: string;
    count: number;
    sums: { currency: string; count: number; value: string }[];
    items: { id: string; name: string | null; moves: { to: string }[]; opportunity: { id: string } | null }[];
    nextCursor: string | null;
  }[];
};

describe('the board of the room', () => {
  let booted: Coselling;
  const path = () => `/api/v1/publishers/${booted.publisher.id}`;
  const board = async (query = '') =>
    (await booted.call<Board>('GET', `${path()}/referral-board?programme=partner-center${query}`)).body;
  const column = ({ columns }: Board, id: string) => columns.find((each) => each.id === id)!;

  beforeAll(async () => {
    booted = await bootCoselling();
    await anAccount(booted, booted.publisher, 'partner-center', booted.microsoft.settings);
    for (let n = 0; n < 5; n++) booted.microsoft.aReferral({ name: `New ${n}` });
    booted.microsoft.aReferral({
      status: 'Active',
      substatus: 'Accepted',
      name: 'Ours',
      details: { dealValue: 7.5, currency: 'USD' },
    });
    booted.microsoft.aReferral({ status: 'Closed', substatus: 'Won' });
    booted.microsoft.aReferral({ status: 'Of tomorrow', substatus: 'Odd' });
    await booted.work();
  });
  afterAll(() => booted.close());

  it('counts and sums each column, and its pages go on in the list', async () => {
    const first = await board('&perColumn=2');
    expect(first.columns.map(({ id, count }) => [id, count])).toEqual([
      ['new', 5],
      ['accepted', 1],
      ['won', 1],
      ['lost', 0],
      ['declined', 0],
      ['expired', 0],
      ['unknown', 1],
    ]);
    const fresh = column(first, 'new');
    expect(fresh.sums).toEqual([{ currency: 'EUR', count: 5, value: '60000' }]);
    expect(column(first, 'accepted').sums).toEqual([{ currency: 'USD', count: 1, value: '7.5' }]);
    expect(fresh.items).toHaveLength(2);
    const query = `limit=200&programme=partner-center&column=new&cursor=${fresh.nextCursor!}`;
    const more = await booted.call<AList<{ id: string }>>('GET', `${path()}/referrals?${query}`);
    expect(more.body.items).toHaveLength(3);
    expect(new Set([...fresh.items, ...more.body.items].map(({ id }) => id)).size).toBe(5);
    expect(column(first, 'won').nextCursor).toBeNull();
    const rest = await referralsOf(booted, booted.publisher, '&programme=partner-center&column=unknown');
    expect(rest).toHaveLength(1);
  });

  it('is filtered as the list is, and shows what became an opportunity', async () => {
    expect(column(await board('&q=New 3'), 'new')).toMatchObject({ count: 1, items: [{ name: 'New 3' }] });
    expect(column(await board('&category=co_sell'), 'new').count).toBe(0);
    const [ours] = column(await board(), 'accepted').items;
    await booted.call('POST', `${path()}/referrals/${ours!.id}/conversions`, {});
    expect(column(await board('&opportunity=none'), 'accepted').count).toBe(0);
    const shown = column(await board(), 'accepted').items[0]!;
    expect(shown).toMatchObject({
      opportunity: { id: expect.stringMatching(/^opp_/) as string, state: 'under_way' },
    });
  });

  it.each(['programme=nonsense', 'column=new', 'programme=partner-center&column=stage:Prospect'])(
    'a wrong %s is named',
    async (query) => {
      const at = query.includes('column') ? 'referrals' : 'referral-board';
      expect((await booted.call('GET', `${path()}/${at}?${query}`)).status).toBe(422);
    },
  );
});

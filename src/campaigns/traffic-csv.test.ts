// A marketplace's report in all the shapes that spreadsheets give it.
import { expect, it } from 'vitest';
import { ColumnsMissing, readTraffic } from './traffic-csv.ts';

const now = new Date('2026-03-10T12:00:00Z');
const header =
  'Date,Offer name,Referral domain,Country name,Page visits,Get it now,Contact me,Test drive,Free trial,Campaign';
const read = (...lines: string[]) => readTraffic(lines.join('\n'), now);

it('reads the report as it is exported', async () => {
  const { rows, faults, ignored } = await read(
    header,
    '2026-03-01,Shift Planner,contoso.example,Poland,120,3,7,0,1,Spring-2026',
    '3/2/2026 12:00:00 AM,Shift Planner,Referral domain not present,Poland,"1,020",0,,0,0,_NoCampaign',
  );
  expect({ faults, ignored }).toEqual({ faults: [], ignored: [] });
  expect(rows).toMatchObject([
    {
      day: '2026-03-01',
      code: 'Spring-2026',
      codeKey: 'spring-2026',
      visits: 120,
      contactMe: 7,
      consents: null,
    },
    { day: '2026-03-02', code: '', codeKey: '', referralDomain: '', visits: 1020, contactMe: 0 },
  ]);
});

it('does not mind a byte order mark, semicolons, another order, other names or columns we make nothing of', async () => {
  const { rows, ignored } = await read(
    '\uFEFFCampaign;PageVisits;Bounce;Site;Date;OfferName;consentGivenCount',
    'Spring;12;1;APPSOURCE;2026-03-01;Shift Planner;2',
    'Spring;4;0;AZUREMARKETPLACE;2026-03-01;Shift Planner;0',
  );
  expect(ignored).toEqual(['Bounce']);
  expect(rows.map(({ storefront, visits, consents }) => [storefront, visits, consents])).toEqual([
    ['appsource', 12, 2],
    ['azure-marketplace', 4, 0],
  ]);
});

it('tells each row that it cannot read by its line, and reads the others', async () => {
  const { rows, faults } = await read(
    header,
    'yesterday,Shift Planner,,Poland,1,0,0,0,0,a',
    '2026-03-01,Shift Planner,,Poland,many,0,0,0,0,a',
    '2026-03-01,,,Poland,1,0,0,0,0,a',
    '2026-03-01,Shift Planner,,Poland,1',
    '2026-04-01,Shift Planner,,Poland,1,0,0,0,0,a',
    '2026-03-01,Shift Planner,,Poland,-1,0,0,0,0,a',
    '2026-03-01,Shift Planner,,Poland,5,0,0,0,0,a',
    '2026-03-01,shift planner,,Poland,6,0,0,0,0,A',
  );
  expect(rows.map(({ visits }) => visits)).toEqual([5]);
  expect(faults).toEqual([
    { line: 2, fault: 'no_day', column: 'Date' },
    { line: 3, fault: 'no_count', column: 'Page visits' },
    { line: 4, fault: 'no_offer', column: 'Offer name' },
    { line: 5, fault: 'broken', column: null },
    { line: 6, fault: 'in_future', column: 'Date' },
    { line: 7, fault: 'no_count', column: 'Page visits' },
    { line: 9, fault: 'twice', column: null },
  ]);
});

it.each([
  ['', ['Date', 'Offer name', 'Page visits']],
  ['Name,Email\nZofia,zofia@lipowa.example', ['Date', 'Offer name', 'Page visits']],
  ['Date,Page visits\n2026-03-01,5', ['Offer name']],
])('says which columns %j lacks', async (text, titles) => {
  const error = await readTraffic(text, now).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ColumnsMissing);
  expect((error as ColumnsMissing).titles).toEqual(titles);
});

// A marketplace's report in all the shapes that spreadsheets give it.
import { expect, it } from 'vitest';
import { Refusal } from '../platform/refusal.ts';
import { readTraffic } from './traffic-csv.ts';

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
    { line: 9, fault: 'contradicts', column: null },
  ]);
});

const refusedAs = async (text: string) => {
  const error = await readTraffic(text, now).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error;
  return [error.errors[0]!.code, error.errors[0]!.given];
};

it.each([
  ['', 'columns_missing', { columns: 'Date, Offer name, Page visits' }],
  ['Date,Page visits\n2026-03-01,5', 'columns_missing', { columns: 'Offer name' }],
  ['OrderId,Customer\n1,Lipowa', 'columns_missing', { columns: 'Date, Offer name, Page visits' }],
  ['Name,Email\nZofia,zofia@lipowa.example', 'file_of_leads', {}],
  ['\n<!DOCTYPE html><html><title>Sign in</title>', 'file_is_a_page', {}],
  ['PK\u0003\u0004\u0014\u0000\u0006', 'file_is_no_text', {}],
  [`${header}\n2026-03-01,Shift Planner,,Poland,120,3`, 'file_cut_off', { line: 2 }],
  [`${header}\n2026-03-01,"Shift Pl`, 'file_cut_off', { line: 2 }],
])('takes in nothing of %j', async (text, code, given) => {
  expect(await refusedAs(text)).toEqual([code, given]);
});

it('takes a doubled file for what it is: each row once, and the others by their line', async () => {
  const lines = [
    '2026-03-01,Shift Planner,,Poland,5,0,0,0,0,a',
    '2026-03-02,Shift Planner,,Poland,6,0,0,0,0,a',
  ];
  const { rows, faults, whole } = await read(header, header, ...lines, header, ...lines);
  expect(rows.map(({ visits }) => visits)).toEqual([5, 6]);
  expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
    [2, 'header_again'],
    [5, 'header_again'],
    [6, 'twice'],
    [7, 'twice'],
  ]);
  expect(whole).toBe(true);
});

it.each([
  ['1,020', 1020],
  ['1.020', 1020],
  ['1 020', 1020],
  ['1\u00a0020', 1020],
  ['1\u202f020', 1020],
  ["1'020", 1020],
  ['12,345,678', 12345678],
  ['1,020.00', 1020],
  ['12.0', 12],
  ['0', 0],
  ['-1', null],
  ['1,02', null],
  ['1.5', null],
  ['1,020.030', null],
  ['99999999999', null],
  ['1e3', null],
  ['=1+1', null],
])('reads the number %j as %j', async (text, count) => {
  const { rows, faults } = await read('Date;Offer name;Page visits', `2026-03-01;Shift Planner;${text}`);
  if (count === null) expect(faults).toEqual([{ line: 2, fault: 'no_count', column: 'Page visits' }]);
  else expect(rows.map(({ visits }) => visits)).toEqual([count]);
});

it('reads days with slashes one way in one file, and tells those that are none', async () => {
  const days = async (...dates: string[]) => {
    const { rows, faults } = await read(
      'Date,Offer name,Page visits',
      ...dates.map((date, at) => `${date},Offer ${at},1`),
    );
    return [rows.map(({ day }) => day), faults.map(({ line, fault }) => [line, fault])];
  };
  expect(await days('2/3/2026', '2/28/2026')).toEqual([['2026-02-03', '2026-02-28'], []]);
  expect(await days('2/3/2026', '28/2/2026')).toEqual([['2026-03-02', '2026-02-28'], []]);
  expect(await days('02.03.2026', '2026-03-02T00:00:00Z', '2026-3-2')).toEqual([
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    [],
  ]);
  expect(await days('2026-02-30', '31.2.2026', '46082', '', '2026')).toEqual([
    [],
    [2, 3, 4, 5, 6].map((line) => [line, 'no_day']),
  ]);
});

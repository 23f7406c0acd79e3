// Tables as CSV: read back by the reader that the server uses, with nothing in them that a spreadsheet runs.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('comes back as it was', () => {
  const rows = [
    ['Listing', 'Leads'],
    ['Say "hi", twice', '3'],
    ['two\nlines', ''],
    ['Növény–kereső', '-2'],
  ];
  const written = csvOf([rows[0]!, [rows[1]![0]!, 3], [rows[2]![0]!, null], [rows[3]![0]!, -2]]);
  expect(parse(written)).toEqual(rows);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＠x'])('%j is no formula', (cell) =>
  expect(parse(csvOf([[cell]]))).toEqual([[`'${cell}`]]),
);

// Who followed a link: what tells a person from a program, one reason at a time.
import { describe, expect, it } from 'vitest';
import { clickedBy, signOf, type Click } from './clicked-by.ts';

const sentAt = new Date('2026-03-02T09:00:00Z');
let made = 0;
const click = (seconds: number, given: Partial<Click> = {}): Click => ({
  id: `clk_${++made}`,
  link: 'https://a.example',
  at: new Date(sentAt.getTime() + seconds * 1_000),
  sign: null,
  sentAt,
  ...given,
});

it.each<[string, Click, Click[], string, string]>([
  ['alone, some minutes later', click(300), [], 'person', 'as_a_browser'],
  [
    'two links, a while apart',
    click(300),
    [click(303, { link: 'https://b.example' })],
    'person',
    'as_a_browser',
  ],
  ['the same link twice', click(300), [click(300.2)], 'person', 'as_a_browser'],
  [
    'two links within a second',
    click(300),
    [click(300.4, { link: 'https://b.example' })],
    'scanner',
    'several_at_once',
  ],
  ['the link that no person sees', click(300, { link: null }), [], 'scanner', 'trap'],
  [
    'beside the link that no person sees',
    click(300),
    [click(310, { link: null })],
    'scanner',
    'beside_scanner',
  ],
  [
    'beside one who only asked whether it is there',
    click(300),
    [click(299, { sign: 'head' })],
    'scanner',
    'beside_scanner',
  ],
  ['long after a scanner', click(3_000), [click(5, { link: null })], 'person', 'as_a_browser'],
  ['as soon as it was sent', click(4), [], 'scanner', 'too_soon'],
  ['by a program that says so', click(300, { sign: 'agent' }), [], 'scanner', 'agent'],
  ['by a browser without a language', click(300, { sign: 'no_language' }), [], 'unsure', 'no_language'],
])('%s', (_name, one, others, by, because) =>
  expect(clickedBy(one, [one, ...others])).toEqual({ by, because }),
);

describe('a request', () => {
  const browser = {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
    'accept-language': 'pl',
  };
  it.each([
    ['of a browser', 'GET', browser, null],
    ['that asks for nothing but the head', 'HEAD', browser, 'head'],
    ['of a program', 'GET', { ...browser, 'user-agent': 'python-requests/2.32' }, 'agent'],
    ['without a name', 'GET', { 'accept-language': 'pl' }, 'agent'],
    ['made in advance', 'GET', { ...browser, 'sec-purpose': 'prefetch' }, 'prefetch'],
    ['without a language', 'GET', { 'user-agent': browser['user-agent'] }, 'no_language'],
  ])('%s', (_name, method, headers, sign) => expect(signOf(method, headers)).toBe(sign));
});

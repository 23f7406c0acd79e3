// The map has every country somewhere: as a shape, or as a place where one is too small.
import { geoCentroid } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { expect, it } from 'vitest';
import atlas from 'world-atlas/countries-10m.json' with { type: 'json' };
import { smallPlaces } from './small-places.ts';
import { codesOnMap, landsOf, worldOf } from './world-shapes.ts';

it('has small countries where Natural Earth has them', () => {
  const numbers = new Map(codes.map(([two, , number]) => [number, two]));
  const middles = new Map(
    landsOf(atlas).map((shape) => [
      numbers.get(String(shape.id)),
      geoCentroid(shape).map((degrees) => Math.round(degrees * 10) / 10),
    ]),
  );
  for (const [code, place] of Object.entries(smallPlaces))
    expect([code, place]).toEqual([code, middles.get(code)]);
});

it('leaves out nothing but parts of other countries’ shapes', () => {
  const missing = codes.map(([two]) => two).filter((code) => !codesOnMap.has(code!));
  expect(missing.toSorted((a, b) => a!.localeCompare(b!))).toEqual(
    'AQ BQ BV CC CX GF GP MQ RE SJ TK YT'.split(' '),
  );
  expect(codesOnMap).toContain('MT');
  expect(codesOnMap).toContain('XK');
});

it.each([340, 1_200])('is all within a picture %i wide', (width) => {
  const { shapes, places, height } = worldOf(width);
  expect(shapes.length).toBeGreaterThan(170);
  expect(height).toBeLessThan(width / 1.8);
  for (const [code, { x, y }] of places) {
    const inside = x >= 0 && x <= width && y >= 0 && y <= height;
    expect([code, inside]).toEqual([code, true]);
  }
  // France with its parts overseas lies in Europe for all that.
  expect(places.get('CZ')!.y).toBeGreaterThan(places.get('SE')!.y);
  expect(places.get('SG')!.x).toBeGreaterThan(places.get('MT')!.x);
});

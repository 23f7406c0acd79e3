// The countries of the world as shapes by their codes: Natural Earth's at 1:110 million, public domain, borders as they have them.
import {
  geoEqualEarth,
  geoPath,
  type ExtendedFeature,
  type GeoGeometryObjects,
  type GeoPath,
  type GeoProjection,
} from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import atlas from 'world-atlas/countries-110m.json';
import { smallPlaces } from './small-places.ts';

/** code: null for land that has none of its own. */
export type Shape = { code: string | null; path: string; middle: Middle | null; area: number };
export type Middle = { x: number; y: number };
export type World = { shapes: readonly Shape[]; places: ReadonlyMap<string, Middle>; height: number };

type Land = ExtendedFeature<GeoGeometryObjects, { name: string }>;
type Topology = Parameters<typeof feature>[0];

/** The countries of an atlas. Its type says nothing of what is in it. */
export function landsOf(world: unknown): Land[] {
  const topology = world as Topology;
  return (feature(topology, topology.objects['countries']!) as unknown as { features: Land[] }).features;
}

const byNumber = new Map(codes.map(([two, , number]) => [number, two]));
/** Where the data have no number. */
const byName: Record<string, string> = { Kosovo: 'XK' };
const countries = landsOf(atlas).map((shape) => ({
  shape,
  code: byNumber.get(String(shape.id)) ?? byName[shape.properties.name] ?? null,
}));
// It has no customers and a third of the height.
const shown = countries.filter(({ code }) => code !== 'AQ');

export const codesOnMap: ReadonlySet<string> = new Set([
  ...shown.flatMap(({ code }) => code ?? []),
  ...Object.keys(smallPlaces),
]);

/** Room for circles at the edge. */
const edge = 8;
const all = {
  type: 'GeometryCollection' as const,
  geometries: [
    ...shown.map(({ shape }) => shape.geometry),
    { type: 'MultiPoint' as const, coordinates: Object.values(smallPlaces).map((place) => [...place]) },
  ],
};
let last: { width: number; world: World } | null = null;

/** As wide as that; the last one is kept, since a chart asks more than once. */
export function worldOf(width: number): World {
  if (last?.width !== width) last = { width, world: drawnWorld(width) };
  return last.world;
}

function drawnWorld(width: number): World {
  const projection = geoEqualEarth().fitWidth(width - 2 * edge, all);
  const [left, top] = projection.translate();
  projection.translate([left + edge, top + edge]);
  const path = geoPath(projection).digits(1);
  const [, [, bottom]] = path.bounds(all);
  const shapes = shown.map(({ shape, code }) => ({ code, ...drawn(path, shape) }));
  const small = Object.entries(smallPlaces).flatMap(([code, place]): [string, Middle][] => {
    const middle = middleOf(projection(place as [number, number]));
    return middle === null ? [] : [[code, middle]];
  });
  const places = shapes.flatMap(({ code, middle }): [string, Middle][] =>
    code === null || middle === null ? [] : [[code, middle]],
  );
  return { shapes, places: new Map([...places, ...small]), height: Math.ceil(bottom) + edge };
}

function drawn(path: GeoPath, shape: (typeof shown)[number]['shape']): Omit<Shape, 'code'> {
  return { path: path(shape) ?? '', middle: middleOf(path.centroid(shape)), area: path.area(shape) };
}

const middleOf = (point: ReturnType<GeoProjection>): Middle | null =>
  point === null || Number.isNaN(point[0]) ? null : { x: point[0], y: point[1] };

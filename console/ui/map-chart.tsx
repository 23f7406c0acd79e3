// A map of the world that is the fuller the more there is; what is too small to fill is a circle. The arrow keys go from country to
// country, the fullest first, and say what is there; Enter opens it.
import { Text, tokens } from '@fluentui/react-components';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Drawing, paint } from './drawing.tsx';
import { mapSteps, stepAt, type Step } from './map-steps.ts';
import { codesOnMap, worldOf } from './world-shapes.ts';

export type Country = {
  code: string;
  name: string;
  value: number;
  /** All of it in a sentence. */
  words: string;
};

export type MapChart = {
  label: string;
  countries: readonly Country[];
  stepWords: (step: Step) => string;
  noneWords: string;
  hint: string;
  /** Says which have no place on it. */
  offWords: (names: string) => string;
  onOpen: (country: Country) => void;
};

/** Square points below which a shape is not seen. */
const tiny = 40;
const legendRow = 20;
const legendColumn = 130;
const fills = [0.3, 0.5, 0.72, 1];
const land = {
  fill: tokens.colorNeutralBackground6,
  stroke: tokens.colorNeutralStroke1,
  strokeWidth: 0.5,
};
const border = { stroke: tokens.colorNeutralBackground1, strokeWidth: 0.5 };
const ring = { stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: 1 };
const outline = { fill: 'none', stroke: tokens.colorNeutralForeground1, strokeWidth: 2 };

export function MapChart({ label, countries, stepWords, noneWords, hint, offWords, onOpen }: MapChart) {
  const [at, setAt] = useState<string | null>(null);
  const told = useMemo(() => countries.filter(({ value }) => value > 0), [countries]);
  const onMap = useMemo(
    () => told.filter(({ code }) => codesOnMap.has(code)).toSorted((a, b) => b.value - a.value),
    [told],
  );
  const off = told.filter(({ code }) => !codesOnMap.has(code));
  const steps = mapSteps(Math.max(0, ...onMap.map(({ value }) => value)));
  const shown = onMap.find(({ code }) => code === at);
  const move = (event: KeyboardEvent) => {
    const nth = onMap.findIndex(({ code }) => code === at);
    const next = { ArrowRight: nth + 1, ArrowDown: nth + 1, ArrowLeft: nth - 1, ArrowUp: nth - 1 }[event.key];
    if (event.key === 'Enter' && shown) onOpen(shown);
    else if (event.key === 'Home' || event.key === 'End')
      setAt(onMap.at(event.key === 'Home' ? 0 : -1)?.code ?? null);
    else if (next === undefined) return;
    else setAt(onMap[Math.min(Math.max(next, 0), onMap.length - 1)]?.code ?? null);
    event.preventDefault();
  };
  return (
    <div>
      <Drawing
        label={label}
        height={(width) =>
          worldOf(width).height +
          14 +
          legendRow * Math.ceil((steps.length + 1) / Math.max(1, Math.floor(width / legendColumn)))
        }
        tabIndex={0}
        onKeyDown={move}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
      >
        {(width) => (
          <World {...{ countries: onMap, steps, stepWords, noneWords, at, onAt: setAt, onOpen, width }} />
        )}
      </Drawing>
      <Text block size={200} role="status">
        {shown?.words ?? hint}
      </Text>
      {off.length > 0 && (
        <Text block size={200}>
          {offWords(off.map(({ words }) => words).join('; '))}
        </Text>
      )}
    </div>
  );
}

type Drawn = Pick<MapChart, 'countries' | 'stepWords' | 'noneWords' | 'onOpen'> & {
  steps: readonly Step[];
  at: string | null;
  onAt: (code: string | null) => void;
  width: number;
};

function World({ countries, steps, stepWords, noneWords, at, onAt, onOpen, width }: Drawn) {
  const { shapes, places, height } = useMemo(() => worldOf(width), [width]);
  const byCode = new Map(countries.map((country) => [country.code, country]));
  const acts = (country: Country) => ({
    onPointerEnter: () => onAt(country.code),
    onClick: () => onOpen(country),
    cursor: 'pointer',
  });
  const isShape = new Set(shapes.flatMap(({ code, area }) => (code === null || area < tiny ? [] : [code])));
  const chosen = shapes.find(({ code }) => code === at && code !== null);
  const filled = (value: number) => ({ ...paint.now, fillOpacity: fills[stepAt(steps, value)] ?? 0 });
  return (
    <>
      {shapes.map(({ code, path }) => {
        const country = code === null ? undefined : byCode.get(code);
        return (
          // Land without a code has no other name.
          <g key={code ?? path} {...(country && acts(country))}>
            <path d={path} style={land} />
            {country && <path d={path} style={{ ...filled(country.value), ...border }} />}
          </g>
        );
      })}
      {chosen && <path d={chosen.path} style={outline} pointerEvents="none" />}
      {countries.map((country) => {
        const place = places.get(country.code);
        if (place === undefined || isShape.has(country.code)) return null;
        return (
          <g key={country.code} {...acts(country)}>
            <circle cx={place.x} cy={place.y} r={5} style={land} />
            <circle cx={place.x} cy={place.y} r={5} style={{ ...filled(country.value), ...ring }} />
            {country.code === at && <circle cx={place.x} cy={place.y} r={8} style={outline} />}
          </g>
        );
      })}
      <MapLegend {...{ steps, stepWords, noneWords, width }} top={height} />
    </>
  );
}

type MapLegend = Pick<Drawn, 'steps' | 'stepWords' | 'noneWords' | 'width'> & { top: number };

function MapLegend({ steps, stepWords, noneWords, width, top }: MapLegend) {
  const names = [noneWords, ...steps.map(stepWords)];
  const across = Math.max(1, Math.floor(width / legendColumn));
  return names.map((name, nth) => {
    const [x, y] = [(nth % across) * legendColumn, top + 14 + Math.floor(nth / across) * legendRow];
    return (
      <g key={name}>
        <rect x={x + 0.5} y={y + 0.5} width={16} height={10} style={{ ...land, ...ring }} />
        {nth > 0 && (
          <rect
            x={x + 0.5}
            y={y + 0.5}
            width={16}
            height={10}
            style={{ ...paint.now, fillOpacity: fills[nth - 1] }}
          />
        )}
        <text x={x + 24} y={y + 10} style={paint.quiet}>
          {name}
        </text>
      </g>
    );
  });
}

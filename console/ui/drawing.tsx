// A drawing as wide as there is room: what charts are drawn in. Its colours are the theme's, by role.
import { tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode, type SVGAttributes } from 'react';

/** Told apart by shape as well: what is now is filled, what was before is an outline or dashes. */
export const paint = {
  now: { fill: tokens.colorCompoundBrandBackground },
  nowLine: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: 2 },
  before: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: 1,
  },
  beforeLine: {
    fill: 'none',
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: 1.5,
    strokeDasharray: '5 4',
  },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: 1 },
  break: { stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: 1, strokeDasharray: '2 4' },
  text: { fill: tokens.colorNeutralForeground1, fontSize: '13px', fontFamily: tokens.fontFamilyBase },
  strong: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '13px',
    fontWeight: 600,
    fontFamily: tokens.fontFamilyBase,
  },
  quiet: { fill: tokens.colorNeutralForeground3, fontSize: '12px', fontFamily: tokens.fontFamilyBase },
} satisfies Record<string, CSSProperties>;

type Drawing = {
  /** What it shows, in a sentence. */
  label: string;
  /** Of one as wide as that, where it depends on it. */
  height: number | ((width: number) => number);
  children: (width: number) => ReactNode;
} & Omit<SVGAttributes<SVGSVGElement>, 'children' | 'height'>;

export function Drawing({ label, height, children, ...rest }: Drawing) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const high = typeof height === 'number' ? height : width > 0 ? height(width) : 0;
  return (
    <div ref={frame} style={{ minHeight: high, minWidth: 0, overflow: 'hidden' }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={high}
          // On paper there is less room than it was drawn for.
          viewBox={`0 0 ${width} ${high}`}
          style={{ display: 'block', maxWidth: '100%', height: 'auto', outlineOffset: '-2px' }}
          {...rest}
        >
          {children(width)}
        </svg>
      )}
    </div>
  );
}

/** The words of the two, each with what it is drawn with. */
export function Legend({ now, before, x = 0 }: { now: string; before: string | null; x?: number }) {
  return (
    <g>
      <rect x={x} y={3} width={16} height={9} style={paint.now} />
      <text x={x + 24} y={12} style={paint.quiet}>
        {now}
      </text>
      {before !== null && (
        <>
          <rect x={x + 0.5} y={22.5} width={15} height={6} style={paint.before} />
          <text x={x + 24} y={30} style={paint.quiet}>
            {before}
          </text>
        </>
      )}
    </g>
  );
}

// Of which days results are, in whose time zone, and up to when all is counted.
import { FrameWords } from '../insight/frame-words.tsx';
import type { Results } from './campaigns.ts';

export function ResultsFrame({ results: { from, to, timeZone, upToDateAs } }: { results: Results }) {
  return <FrameWords frame={{ period: { from, to }, timeZone, upToDateAs, complete: true }} />;
}

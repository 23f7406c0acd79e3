// What was thought and what came of it, which sequences and campaigns people had gone through, and what was won.
import { useMay } from '../../session.ts';
import { CampaignsCard } from './results-campaigns.tsx';
import { ForecastCard } from './results-forecast.tsx';
import { WonCard } from './results-won.tsx';
import { SequencesCard } from './results-sequences.tsx';
import type { Part } from './use-asked.ts';

export function ResultsPart(part: Part) {
  const may = useMay();
  return (
    <>
      {may('pipeline:read') && <ForecastCard {...part} />}
      <SequencesCard {...part} />
      {may('campaigns:read') && <CampaignsCard {...part} />}
      <WonCard {...part} />
    </>
  );
}

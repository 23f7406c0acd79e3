// The leads behind a number of a sequence.
import { usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { BehindLeads } from './behind-leads.tsx';
import { metricOfThe, useMetricName } from './metric-name.tsx';
import { ResultsLeadsFrame } from './results-leads-frame.tsx';
import { askSequenceLeads, sequenceLeadsKey, type SequenceLeadsQuery } from './results.ts';

export function SequenceLeads() {
  const publisherId = usePublisherId();
  const metricName = useMetricName();
  const [{ sequence = '', of = sequence, counted = 'entered', what, stepId, reason, from, to }] = useFilters([
    'sequence',
    'of',
    'counted',
    'what',
    'stepId',
    'reason',
    'from',
    'to',
  ] as const);
  const asked = {
    counted,
    ...(stepId && { stepId }),
    ...(reason && { reason }),
    ...(from && { from }),
    ...(to && { to }),
  } as SequenceLeadsQuery;
  return (
    <ResultsLeadsFrame metric={what ?? metricName(metricOfThe('sequence', counted))} {...{ of, from, to }}>
      <BehindLeads
        queryKey={sequenceLeadsKey(publisherId, sequence, asked)}
        rowId={({ leadId, day }) => `${leadId} ${day}`}
        ask={(page) => askSequenceLeads(publisherId, sequence, { ...asked, ...page })}
      />
    </ResultsLeadsFrame>
  );
}

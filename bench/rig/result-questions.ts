// What insight is asked of results: forecasts, sequences, campaigns, deliveries and the first screen, with what PostgreSQL adds up for it.
import { month, of, whole, type Asked, type Floor, type Span } from './insight-questions.ts';

type Adding = (span: Span) => Floor;

const adding = (text: string): Adding => {
  const between = text.includes('$2');
  return ({ from, to }) => ({ text, values: between ? [from, to] : [] });
};
const versions = adding(`select pipeline_id, stage, currency, count(*), sum(value) from opportunity_versions
  where publisher_id = $1 and state = 'open' and until >= $2 and since < $3 group by 1, 2, 3`);
const entered = adding(`select sequence_id, state, ended_reason, count(*) from enrolments
  where publisher_id = $1 and entered_at >= $2 and entered_at < $3 group by 1, 2, 3`);
const ways =
  adding(`select sequence_id, step_id, reason, currency, sum(people), sum(value) from insight_sequences
  where publisher_id = $1 and generation = 1 and seller = '' and day between $2 and $3 group by 1, 2, 3, 4`);
const touches = adding(`select code_key, count(*) from campaign_touches
  where publisher_id = $1 and at >= $2 and at < $3 group by 1`);
const delivered = adding(`select destination_id, sum(delivered), sum(failed) from delivery_hours
  where publisher_id = $1 and at >= $2 and at < $3 group by 1`);
const taken = adding(`select storefront, sum(leads) from lead_counts
  where publisher_id = $1 and kind = 'customer' and at >= $2 and at < $3 group by 1`);
const values = (dimension: string): Adding =>
  adding(`select key, currency, sum(value) from insight_values
    where publisher_id = $1 and generation = 1 and dimension = '${dimension}' and listing = '' and day between $2 and $3 group by 1, 2`);

/** A month, or as many as are asked for, to the last day. */
const asked = (name: string, path: string, floor: Adding, span: (at: number) => Span = month): Asked => ({
  name,
  path: (at) => `/${path}${path.includes('?') ? '&' : '?'}from=${span(at).from}&to=${span(at).to}`,
  floor: (at) => floor(span(at)),
});
/** Of a forecast is asked by its last day alone. */
const forecast = (name: string, path: string, from: string): Asked => ({
  name,
  path: () => `/insight/${path}&to=2026-10-15`,
  floor: () => versions({ from, to: '2026-10-01' }),
});
const sequence = `insight/sequences/seq_${'0'.repeat(20)}/leads`;
const quarter = (): Span => ({ from: '2026-08-22', to: '2026-11-20' });
const table = (block: string, dimension: string): Asked =>
  of(`for BI: the table ${block}, a year`, `tables/${block}?span=own&by=campaign`, dimension, whole);

export const resultQuestions: Asked[] = [
  forecast('forecast and outcome, half a year', 'forecast-outcomes?count=6', '2026-05-01'),
  forecast('forecast and outcome, a year', 'forecast-outcomes?count=12', '2025-11-01'),
  forecast('forecast and outcome of later weeks, a year', 'forecast-outcomes?count=12&week=2', '2025-11-14'),
  forecast('forecast and outcome by quarter, a year', 'forecast-outcomes?by=quarter&count=4', '2026-01-01'),
  forecast('opportunities that slipped', 'forecast-opportunities?counted=slipped', '2026-10-01'),
  forecast('opportunities that were won', 'forecast-opportunities?counted=won', '2026-10-01'),
  forecast(
    'opportunities that slipped, a quarter',
    'forecast-opportunities?by=quarter&counted=slipped',
    '2026-10-01',
  ),
  asked('sequences', 'insight/sequences', ways),
  asked('sequences, a year', 'insight/sequences', ways, whole),
  asked('leads of a sequence', sequence, entered, whole),
  asked('leads of a sequence that answered', `${sequence}?counted=answered`, entered, whole),
  asked('leads of a sequence that won', `${sequence}?counted=won`, entered, whole),
  asked('campaigns', 'insight/campaigns', touches),
  asked('campaigns, a year', 'insight/campaigns', touches, whole),
  asked('campaigns by the last touch, a year', 'insight/campaigns?model=last', touches, whole),
  asked(
    'won in the reporting currency by campaign, a year',
    'insight/revenue?by=campaign',
    values('campaign'),
    whole,
  ),
  asked(
    'won in the reporting currency by seller as it happened, a year',
    'insight/revenue?by=seller&view=activity',
    values('seller'),
    whole,
  ),
  asked('how soon it is delivered day by day, a quarter', 'insight/delivery-days', delivered, quarter),
  {
    name: 'the first screen',
    path: () => '/overview?days=30&timeZone=Europe/Prague',
    floor: () => taken({ from: '2026-10-21', to: '2026-11-21' }),
  },
  {
    name: 'the first screen, a year',
    path: () => '/overview?days=366&timeZone=Europe/Prague',
    floor: () => taken({ from: '2025-11-20', to: '2026-11-21' }),
  },
  table('breakdown', 'campaign'),
  table('trend', 'listing'),
  table('responses', 'seller'),
  table('cohorts', 'age'),
];

// How a lead stands somewhere and why, in the reader's words.
import { useTranslations } from 'use-intl';
import type { Tone } from '../../ui/marks.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { useSaid } from '../delivery/said.ts';
import type { Crm, Listed } from './comparisons.ts';

type State = Listed['places'][number]['state'] | 'here';

const tones: Record<State, Tone> = {
  here: 'good',
  there: 'good',
  unconfirmed: 'good',
  waiting: 'waiting',
  parked: 'bad',
  withheld: 'waiting',
  gone: 'bad',
  not_sent: 'bad',
  not_routed: 'quiet',
  not_here: 'bad',
};

/** As the API has them: what keeps a lead from being where it should be. */
export const isMissing = (state: State) =>
  state !== 'there' && state !== 'unconfirmed' && state !== 'not_routed' && state !== 'here';

export function usePlaceWords() {
  const t = useTranslations('reconciliation');
  const said = useSaid();
  const nameOf = useDestinationName();
  const route = useTranslations('leads.recipients');
  return {
    toneOf: (state: State) => tones[state],
    stateOf: (state: State) => t(`state.${state}`),
    reasonOf: (reason: string) => (t.has(`reason.${reason}`) ? t(`reason.${reason}`) : said(reason)),
    crmOf: ({ name, kind, role }: Pick<Crm, 'name' | 'kind' | 'role'>) =>
      nameOf(kind ?? role, name) ?? (route.has(role) ? route(role) : said(role, 'route')),
  };
}

// What is said of a check: a test lead goes where leads go, a test event where events go.
import { useTranslations } from 'use-intl';
import type { Destination } from './destinations.ts';

type Key = 'title' | 'about' | 'send' | 'again' | 'sending' | 'arrived' | 'failed' | 'taken';

export function useCheckWords({ role }: Pick<Destination, 'role'>) {
  const ofLeads = useTranslations('destinations.check');
  const ofEvents = useTranslations('destinations.events.check');
  return (key: Key, given: Record<string, string> = {}) =>
    role === 'events' ? ofEvents(key, given) : ofLeads(key === 'taken' ? 'step.taken' : key, given);
}

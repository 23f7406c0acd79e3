// The playbooks that we ship, one for each motion of the storefronts: calls and mails by turns over three weeks, and a meeting to
// offer. Their words are in words/*/playbooks.json.
import type { Playbook, Playbooks, Step, TaskKind } from './playbook.ts';

const step = (id: string, kind: TaskKind, days: number, at: string): Step => ({
  id,
  kind,
  what: null,
  after: { days, at },
});
const soon = (id: string, kind: TaskKind, hours: number): Step => ({
  id,
  kind,
  what: null,
  after: { hours },
});

/** Whoever found an app by themselves wants to know what it does before they talk. */
const nurture: Playbook = {
  id: 'nurture',
  name: null,
  when: { fact: 'storefront', is: 'one_of', value: ['appsource'] },
  steps: [
    soon('thank', 'mail', 1),
    step('first-call', 'call', 1, '10:00'),
    step('example', 'mail', 3, '09:00'),
    step('second-call', 'call', 5, '15:00'),
    step('offer-demo', 'mail', 7, '10:00'),
    step('third-call', 'call', 9, '11:00'),
    step('ask-needs', 'mail', 11, '09:00'),
    step('last-call', 'call', 14, '14:00'),
    step('farewell', 'mail', 15, '10:00'),
  ],
};

/** Whoever asked for an offer to be deployed has a need now: the telephone first. */
const demand: Playbook = {
  id: 'demand',
  name: null,
  when: { fact: 'storefront', is: 'one_of', value: ['azure-marketplace'] },
  steps: [
    soon('first-call', 'call', 1),
    soon('sum-up', 'mail', 3),
    step('second-call', 'call', 1, '10:00'),
    step('next-steps', 'mail', 3, '09:00'),
    step('third-call', 'call', 5, '15:00'),
    step('offer-meeting', 'meeting', 7, '10:00'),
    step('fourth-call', 'call', 10, '11:00'),
    step('farewell', 'mail', 14, '10:00'),
  ],
};

export const shippedPlaybooks: Playbooks = { holidays: null, playbooks: [nurture, demand] };

/** The words of a step that has none of its own, in the catalogue; null: there are none. */
export function shippedWords(playbook: string, stepId: string): string | null {
  const found = shippedPlaybooks.playbooks.find(({ id }) => id === playbook);
  return found?.steps.some(({ id }) => id === stepId) ? `steps.${playbook}.${stepId}` : null;
}

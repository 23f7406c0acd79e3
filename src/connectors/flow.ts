// What the triggers of Power Automate, Logic Apps and Teams workflows answer, alike in all of them.
import type { answersOf } from './answers.ts';
import type { Outcome, WireReply } from './connector.ts';
import { objectIn, readCommon } from './reply.ts';

/** Power Automate's since November 2025, its government clouds', and those of Logic Apps. */
export const flowHosts = [
  '.api.powerplatform.com',
  '.api.gov.powerplatform.microsoft.us',
  '.api.high.powerplatform.microsoft.us',
  '.logic.azure.com',
  '.logic.azure.us',
];

/**
 * 202: the run is queued, and nothing is said of how it ends. 200 or 201: the flow has a Response action and has said that it is
 * done; where its answer is JSON with a text `id`, that is what it calls the record. Errors are {error: {code, message}}.
 */
export function readFlow(reply: WireReply, now: Date, answer: ReturnType<typeof answersOf>): Outcome {
  const { status } = reply;
  if (status === 202) return { is: 'delivered', externalId: null, unconfirmed: true };
  if (status >= 200 && status < 300) return { is: 'delivered', externalId: idIn(reply.body) };
  const error = objectIn(reply.body)?.['error'] as { code?: unknown; message?: unknown } | undefined;
  const code = typeof error?.code === 'string' ? error.code : '';
  const said = error?.message;
  const common = readCommon(reply, now, answer, said);
  if (common !== null) return common;
  if (/quota|limitexceeded/i.test(code)) return answer('daily_quota', { status, said }, { reply, now });
  if (status === 401 || status === 403) return answer('credentials_wrong', { status, said });
  // WorkflowNotFound, and WorkflowTriggerIsNotEnabled where somebody switched the flow off.
  if (/notenabled|disabled/i.test(code)) return answer('switched_off', { status, said });
  if (status === 404 || status === 410) return answer('gone', { status, said });
  if (status === 400) return answer('lead_refused', { status, said });
  if (status >= 400 && status < 500) return answer('request_refused', { status, said });
  return answer('failed_inside', { status, said }, { reply, now });
}

function idIn(body: Buffer): string | null {
  const id = objectIn(body)?.['id'];
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : null;
}

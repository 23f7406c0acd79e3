// What people do with the account: enter it, change it, remove it, try it.
import type { Actor } from '../accounts/actor.ts';
import { reviewEntra } from '../connectors/entra.ts';
import { reviewUrl } from '../connectors/review-url.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { fieldError } from '../platform/field-error.ts';
import { invalid, invalidFields } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { accountOf, placeOf, removeAccount, saveAccount, type AccountRow } from './account-store.ts';
import { isFault, type Fault } from './fault.ts';
import { kept, openAccount } from './open-account.ts';
import { queryOf, signsIn } from './report-api.ts';

export type Given = {
  tenantId: string;
  clientId: string;
  /** Null: as it is. */
  clientSecret: string | null;
  secretEndsOn: string | null;
  apiUrl: string | null;
  authority: string | null;
};

/** Throws a Refusal that names the field. */
export async function enterAccount(app: App, actor: Actor, publisherId: string, given: Given): Promise<void> {
  const { clientSecret, secretEndsOn, ...settings } = given;
  await app.outbox.transact(publisherId, async (tx, say) => {
    const before = await accountOf(tx, publisherId);
    if (clientSecret === null && before === undefined)
      throw invalid('clientSecret', 'Enter the secret’s value.', 'required');
    review(settings, clientSecret ?? '');
    const filled = Object.entries(settings).flatMap(([name, value]) => (value ? [[name, value.trim()]] : []));
    const sealed =
      clientSecret === null ? before!.sealed : app.vault.seal(clientSecret, placeOf(publisherId));
    await saveAccount(
      tx,
      publisherId,
      { settings: Object.fromEntries(filled) as Record<string, string>, sealed, secretEndsOn },
      app.clock.now(),
    );
    await say([
      {
        type: 'marketplace_account.saved',
        publisherId,
        subjectId: publisherId,
        actor: actor.id,
        data: { secret: clientSecret !== null },
      },
    ]);
  });
}

/** Three values that look alike and lie on three pages, and the addresses of another cloud. */
function review(given: Omit<Given, 'clientSecret' | 'secretEndsOn'>, clientSecret: string): void {
  const { tenantId, clientId, apiUrl, authority } = given;
  const complaints = [
    ...reviewEntra({ tenantId, clientId, clientSecret }),
    ...(apiUrl
      ? reviewUrl('apiUrl', apiUrl, {
          hosts: ['.partnercenter.microsoft.com', '.partner.microsoftonline.cn'],
          example: 'https://api.partnercenter.microsoft.com',
        })
      : []),
    ...(authority
      ? reviewUrl('authority', authority, {
          hosts: ['.microsoftonline.com', '.microsoftonline.us', '.microsoftonline.cn'],
          example: 'https://login.microsoftonline.com',
        })
      : []),
  ];
  if (complaints.length === 0) return;
  throw invalidFields(
    complaints.map(({ field, message, code, given: values }) =>
      fieldError(field, message, code ?? 'wrong_value', values),
    ),
  );
}

/** What was imported stays. */
export async function endAccount(app: App, actor: Actor, publisherId: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await removeAccount(tx, publisherId))) throw notFound('account');
    await say([
      {
        type: 'marketplace_account.removed',
        publisherId,
        subjectId: publisherId,
        actor: actor.id,
        data: {},
      },
    ]);
  });
}

export const checkSteps = ['credentials', 'right', 'dataset'] as const;
export type Checked = {
  steps: { step: (typeof checkSteps)[number]; outcome: 'well' | 'failed' | 'not_tried' }[];
  fault: Fault | null;
};

/** Signs in, and asks which data there are; makes nothing there. */
export async function checkAccount(app: App, delivering: Delivering, account: AccountRow): Promise<Checked> {
  const api = openAccount(app, delivering, account);
  const signedIn = await signsIn(api);
  if (signedIn !== null) return checked(0, kept(signedIn, api.settings));
  const query = await queryOf(api);
  if (!isFault(query)) return checked(3, null);
  const found = kept(query, api.settings);
  return checked(found.code === 'dataset_missing' || found.code === 'columns_missing' ? 2 : 1, found);
}

function checked(well: number, fault: Fault | null): Checked {
  const outcome = (nth: number) => (nth < well ? 'well' : nth === well ? 'failed' : 'not_tried');
  return { steps: checkSteps.map((step, nth) => ({ step, outcome: outcome(nth) })), fault };
}

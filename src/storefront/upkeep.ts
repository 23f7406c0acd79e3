// What the store forgets: forms that nobody can send any more.
import type { App } from '../platform/app.ts';
import { removeFormUses } from './form-store.ts';
import { oldestFormMs } from './form-token.ts';

export async function forgetOldForms(app: App): Promise<void> {
  // Whoever sent one in its last moment may send it twice.
  await removeFormUses(app.db, new Date(app.clock.now().getTime() - 2 * oldestFormMs));
}

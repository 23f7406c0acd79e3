// A provider as a page shows it to somebody who is not signed in yet: its name and where its sign-in starts.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { startUrlOf } from './oidc-url.ts';

export const ProviderShown = z.object({
  id: z.string(),
  name: z.string(),
  startUrl: z.string().describe('Takes returnTo, a local path, and invitation, the token of its link'),
});

export function startable(
  app: App,
  providers: { id: string; name: string }[],
): z.infer<typeof ProviderShown>[] {
  return providers.map(({ id, name }) => ({ id, name, startUrl: startUrlOf(app, id) }));
}

// The mailbox of the e-mail destination; a digest is one mail for all its leads.
import type { Peer } from '../far-side.ts';
import { peer as mailbox } from './email.ts';

export async function peer(): Promise<Peer> {
  const settings = { to: 'sales@example.com', hour: '08:00', timeZone: 'Europe/Lisbon' };
  return { ...(await mailbox()), settings, wrong: settings };
}

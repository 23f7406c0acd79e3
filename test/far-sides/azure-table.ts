// Azurite, Microsoft's own emulator, behind a proxy that can misbehave.
import { httpPeer, type Peer } from '../far-side.ts';
import { startAzurite } from '../fakes/azurite.ts';

export async function peer(): Promise<Peer> {
  const azurite = await startAzurite();
  const settings = { connectionString: azurite.connectionString, tableName: 'MarketplaceLeads' };
  const otherKey = Buffer.alloc(64, 1).toString('base64');
  return {
    ...httpPeer(azurite, [azurite.accountKey]),
    settings,
    wrong: {
      ...settings,
      connectionString: azurite.connectionString.replace(azurite.accountKey, otherKey),
    },
    records: async () => (await azurite.rows('MarketplaceLeads')).length,
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}

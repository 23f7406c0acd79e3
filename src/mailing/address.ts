// An address as its keyed hash: the same for every spelling, and nothing that tells the address to whoever reads the table.
import { createHmac } from 'node:crypto';

const bytes = 20;

/** address: as src/leads/email-key.ts normalises it. */
export function addressHash(secret: Buffer, address: string): Buffer {
  return createHmac('sha256', secret).update('address\0').update(address).digest().subarray(0, bytes);
}

// Which roles there are to give, the one that may do most first.
import type { Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';

export type Role = Schema['Member']['role'];

export function rolesOf(publisherId: string): Role[] {
  return publisherId === operatorId ? ['operator'] : ['owner', 'marketer', 'manager', 'seller', 'viewer'];
}

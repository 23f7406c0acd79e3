// Every programme, in the order in which people choose.
import { awsPartnerCentral } from './aws-partner-central.ts';
import { partnerCenter } from './partner-center.ts';
import type { Programme } from './programme.ts';

export const programmes: readonly Programme[] = [partnerCenter, awsPartnerCentral];

export function programmeByName(name: string): Programme | undefined {
  return programmes.find((programme) => programme.name === name);
}

// Every way out. Adding a CRM is one file and one line here.
import type { Crm } from '../connector.ts';
import { azureTable } from './azure-table.ts';
import { dataverse } from './dataverse.ts';
import { email } from './email.ts';
import { odoo } from './odoo.ts';
import { salesforceWebToLead } from './salesforce-web-to-lead.ts';
import { salesforce } from './salesforce.ts';
import { webhook } from './webhook.ts';

export const crms: readonly Crm[] = [
  webhook,
  odoo,
  azureTable,
  email,
  dataverse,
  salesforce,
  salesforceWebToLead,
];

const byKind = new Map(crms.map((crm) => [crm.kind, crm]));

export function crmByKind(kind: string): Crm | undefined {
  return byKind.get(kind);
}

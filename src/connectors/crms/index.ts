// Every way out. Adding a CRM is one file and one line here.
import type { Crm } from '../connector.ts';
import { azureTable } from './azure-table.ts';
import { dataverse } from './dataverse.ts';
import { emailDigest } from './email-digest.ts';
import { email } from './email.ts';
import { folder } from './folder.ts';
import { hubspot } from './hubspot.ts';
import { marketo } from './marketo.ts';
import { odoo18 } from './odoo-18.ts';
import { odoo } from './odoo.ts';
import { pipedrive } from './pipedrive.ts';
import { powerAutomate } from './power-automate.ts';
import { s3 } from './s3.ts';
import { salesforceWebToLead } from './salesforce-web-to-lead.ts';
import { salesforce } from './salesforce.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';
import { zoho } from './zoho.ts';

export const crms: readonly Crm[] = [
  dataverse,
  salesforce,
  salesforceWebToLead,
  hubspot,
  marketo,
  zoho,
  pipedrive,
  odoo,
  odoo18,
  powerAutomate,
  teams,
  slack,
  email,
  emailDigest,
  webhook,
  azureTable,
  folder,
  s3,
];

const byKind = new Map(crms.map((crm) => [crm.kind, crm]));

export function crmByKind(kind: string): Crm | undefined {
  return byKind.get(kind);
}

// One suite for every CRM that keeps a record for each lead and can write it a second time.
import { describe, expect, test } from 'vitest';
import { crms } from '../src/connectors/crms/index.ts';
import { keepsInStep } from './conformance-update.ts';
import { peerOf } from './far-side.ts';

const followers = crms.filter(({ update }) => update !== undefined);

test('the CRMs that keep a record for each lead can keep it in step', () =>
  expect(followers.map(({ kind }) => kind).toSorted()).toEqual(
    'dataverse hubspot marketo odoo odoo-18 pipedrive salesforce zoho'.split(' '),
  ));

describe.each(followers.map((crm) => [crm.kind, crm] as const))('%s', (_kind, crm) => {
  keepsInStep(crm, () => peerOf(crm));
});

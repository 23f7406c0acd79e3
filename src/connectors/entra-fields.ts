// What an app registration in Microsoft Entra is entered by, the same wherever one is needed.
import type { Field } from './connector.ts';

export const entraFields: readonly Field[] = [
  {
    name: 'tenantId',
    kind: 'text',
    label: 'Directory (tenant) ID',
    help: 'In the Entra admin center: App registrations, your app, Overview.',
    required: true,
    maxLength: 100,
  },
  {
    name: 'clientId',
    kind: 'text',
    label: 'Application (client) ID',
    help: 'On the same page of the app registration.',
    required: true,
    maxLength: 100,
  },
  {
    name: 'clientSecret',
    kind: 'secret',
    label: 'Client secret (value)',
    help: 'In the app registration: Certificates & secrets; copy the Value, not the Secret ID.',
    required: true,
    maxLength: 200,
  },
];

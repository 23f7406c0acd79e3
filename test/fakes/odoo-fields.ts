// The fields of Odoo's leads, as fields_get tells them.

type Described = {
  string: string;
  type: string;
  required?: true;
  readonly?: true;
  size?: number;
  selection?: string[][];
};
export const described: Record<string, Described> = {
  id: { string: 'ID', type: 'integer', readonly: true },
  name: { string: 'Opportunity', type: 'char', required: true },
  type: {
    string: 'Type',
    type: 'selection',
    required: true,
    selection: [
      ['lead', 'Lead'],
      ['opportunity', 'Opportunity'],
    ],
  },
  contact_name: { string: 'Contact Name', type: 'char' },
  partner_name: { string: 'Company Name', type: 'char' },
  email_from: { string: 'Email', type: 'char' },
  phone: { string: 'Phone', type: 'char' },
  function: { string: 'Job Position', type: 'char' },
  description: { string: 'Notes', type: 'html' },
  country_id: { string: 'Country', type: 'many2one' },
  stage_id: { string: 'Stage', type: 'many2one' },
  user_id: { string: 'Salesperson', type: 'many2one' },
  lost_reason_id: { string: 'Lost Reason', type: 'many2one' },
  company_currency: { string: 'Currency', type: 'many2one', readonly: true },
  active: { string: 'Active', type: 'boolean' },
  probability: { string: 'Probability', type: 'float' },
  expected_revenue: { string: 'Expected Revenue', type: 'monetary' },
  date_deadline: { string: 'Expected Closing', type: 'date' },
  won_status: {
    string: 'Is Won',
    type: 'selection',
    readonly: true,
    selection: [
      ['won', 'Won'],
      ['lost', 'Lost'],
      ['pending', 'Pending'],
    ],
  },
  date_conversion: { string: 'Conversion Date', type: 'datetime', readonly: true },
  write_date: { string: 'Last Updated on', type: 'datetime', readonly: true },
  x_studio_visit: { string: 'Visit', type: 'datetime' },
  x_studio_code: { string: 'Code', type: 'char', size: 12 },
  tag_ids: { string: 'Tags', type: 'many2many' },
};
/** Fields that one row of a load can fill, beside those named by external id. */
export const loadable = Object.keys(described).filter((name) => described[name]!.readonly !== true);

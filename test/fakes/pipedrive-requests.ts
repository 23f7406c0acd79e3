// The requests that Pipedrive's API takes, as schemas, for the fake of it.
import { z } from 'zod';

const primary = z
  .array(z.strictObject({ value: z.string().min(1).max(255), primary: z.boolean() }))
  .length(1);

export const personBody = z.strictObject({
  name: z.string().min(1).max(255),
  emails: primary.optional(),
  phones: primary.optional(),
  marketing_status: z.enum(['no_consent', 'unsubscribed', 'subscribed', 'archived']).optional(),
  custom_fields: z.record(z.string().regex(/^[0-9a-f]{40}$/), z.unknown()).optional(),
});

export const leadBody = z
  .object({
    title: z.string().min(1).max(255),
    person_id: z.int(),
    origin_id: z.string().max(64),
    value: z.strictObject({ amount: z.number(), currency: z.string().length(3) }).optional(),
    label_ids: z.array(z.string()).optional(),
    channel: z.int().optional(),
    channel_id: z.string().max(255).optional(),
    expected_close_date: z.iso.date().optional(),
    owner_id: z.int().optional(),
  })
  // A deal's own fields, by their code.
  .catchall(z.unknown())
  .refine((body) =>
    Object.keys(body).every(
      (name) =>
        /^[0-9a-f]{40}$/.test(name) ||
        'title person_id origin_id value label_ids channel channel_id expected_close_date owner_id'
          .split(' ')
          .includes(name),
    ),
  );

export const leadChange = z.strictObject({
  title: z.string().min(1).max(255).optional(),
  value: z.strictObject({ amount: z.number(), currency: z.string().length(3) }).optional(),
  expected_close_date: z.iso.date().optional(),
});

export const noteBody = z.strictObject({ content: z.string().min(1), lead_id: z.uuid() });

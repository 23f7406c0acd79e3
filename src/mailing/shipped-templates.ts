// The templates that we ship, by their ids: a sequence can begin with them as they are. Their sources are in templates/.
export const shippedTemplateIds = [
  'nurture-thank-you',
  'nurture-follow-up',
  'demand-thank-you',
  'demand-next-step',
] as const;
export type ShippedTemplateId = (typeof shippedTemplateIds)[number];

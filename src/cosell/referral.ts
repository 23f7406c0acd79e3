// A referral in one form for every programme: what it is, whose it is, how it stands. Types and pure readers alone.

/** unknown: a combination that no documented category has; kept and shown as such. */
export const categories = ['marketplace_lead', 'qualified_lead', 'co_sell', 'unknown'] as const;
export type Category = (typeof categories)[number];

/** unknown: a word of the programme that this product does not know; nothing can be sent about it. */
export const statuses = ['new', 'active', 'closed', 'unknown'] as const;
export type Status = (typeof statuses)[number];

export const substatuses = [
  'pending',
  'received',
  'accepted',
  'won',
  'lost',
  'declined',
  'expired',
  'unknown',
] as const;
export type Substatus = (typeof substatuses)[number];

export type State = { status: Status; substatus: Substatus };

export const directions = ['incoming', 'outgoing'] as const;
export type Direction = (typeof directions)[number];

export type Contact = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
};

export type Member = Contact & { side: 'ours' | 'theirs' };

export type Customer = {
  company: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  size: string | null;
  contacts: Contact[];
};

/** Null: the programme does not say. */
export type Consent = {
  shareWithOthers: boolean | null;
  contact: boolean | null;
  shareWithSellers: boolean | null;
};

/** value: decimal text in major units. closesOn: yyyy-mm-dd. */
export type Deal = {
  value: string | null;
  currency: string | null;
  closesOn: string | null;
  notes: string | null;
};

/** As a programme tells of it. Times are RFC 3339. */
export type Told = State & {
  externalId: string;
  /** Under which id it was known before, such as an invitation that became an opportunity. */
  formerId: string | null;
  engagementId: string | null;
  name: string | null;
  category: Category;
  direction: Direction;
  /** The programme's own words for the state. */
  statusText: string;
  statusReason: string | null;
  /** One of the programme's stages; null: it has none now. */
  stage: string | null;
  customer: Customer;
  consent: Consent;
  deal: Deal;
  /** What of the catalogue it is about. */
  solutions: { id: string | null; name: string | null }[];
  invitedBy: { id: string | null; name: string | null } | null;
  team: Member[];
  externalReference: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  acceptedAt: string | null;
  expiresAt: string | null;
  /** The far side's own mark of this version, such as an eTag. */
  version: string | null;
  /** Whole, as it came. */
  raw: unknown;
};

/** Fields of a deal that a person may change, as a patch names them. */
export const changeable = [
  'name',
  'value',
  'currency',
  'closesOn',
  'notes',
  'stage',
  'externalReference',
] as const;
export type Changeable = (typeof changeable)[number];
export type Changes = Partial<Record<Changeable, string>>;

/** Text that the database can hold; null for what is none or empty. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const clean = value.replaceAll('\u0000', '\ufffd').toWellFormed().trim();
  return clean === '' ? null : clean;
}

/** RFC 3339 in UTC; null for what is no time that the database can hold. Seven digits of a fraction are read as they are. */
export function time(value: unknown): string | null {
  const said = typeof value === 'number' ? value * 1000 : text(value);
  if (said === null) return null;
  const at = new Date(typeof said === 'string' && !/(z|[+-]\d\d:?\d\d)$/i.test(said) ? `${said}Z` : said);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 1 || year > 9_999 ? null : at.toISOString();
}

/** yyyy-mm-dd. */
export function day(value: unknown): string | null {
  const said = text(value);
  if (said !== null && /^\d{4}-\d\d-\d\d$/.test(said))
    // The last of February and the like: what rolls over into the next month is no day of any.
    return time(`${said}T00:00:00Z`)?.slice(0, 10) === said ? said : null;
  return time(value)?.slice(0, 10) ?? null;
}

/** Decimal text; null for what is no amount. */
export function amount(value: unknown): string | null {
  const said = text(value);
  return said !== null && /^\d{1,15}(\.\d{1,6})?$/.test(said) ? said : null;
}

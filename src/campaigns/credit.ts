// What of a person's leads and successes is due to which campaign: by the parameters that arrived, and by nothing else. Pure.
import { decimal, type Decimal } from '../platform/decimal.ts';
import { inTime, sharesOf, type Model } from './attribution.ts';
import type { Campaign } from './campaign.ts';
import { campaignOn, codeKey, dayOf, type Dated } from './code.ts';
import { apportion } from './shares.ts';
import type { LeadRow, Outcome } from './touch-store.ts';

export type Parameter = 'mktcmpid' | 'utm_campaign';
export type Came = { campaignId: string; parameter: Parameter } | null;

export type CampaignFinder = (lead: Pick<LeadRow, 'at' | 'mktcmpid' | 'utmCampaign'>) => Came;

type Coded = Dated & Pick<Campaign, 'id' | 'codes'>;

export function holdersByCode(campaigns: readonly Coded[]): Map<string, Coded[]> {
  const holders = new Map<string, Coded[]>();
  for (const campaign of campaigns)
    for (const code of campaign.codes)
      holders.set(codeKey(code), [...(holders.get(codeKey(code)) ?? []), campaign]);
  return holders;
}

/** The marketplace's own parameter goes before the general one. */
export function campaignFinder(campaigns: readonly Coded[]): CampaignFinder {
  const holders = holdersByCode(campaigns);
  const holding = (key: string | null, at: Date): Coded | null => {
    const those = key === null ? undefined : holders.get(key);
    if (those === undefined) return null;
    // Most codes are one campaign's for good: its days need not be looked at.
    return those.length === 1 ? those[0]! : campaignOn(dayOf(at), those);
  };
  return ({ at, mktcmpid, utmCampaign }) => {
    const byId = holding(mktcmpid, at);
    if (byId !== null) return { campaignId: byId.id, parameter: 'mktcmpid' };
    const byName = holding(utmCampaign, at);
    return byName === null ? null : { campaignId: byName.id, parameter: 'utm_campaign' };
  };
}

export const outcomeKinds = ['lead', 'qualified', 'opportunity', 'win'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export type SharedTouch = { leadId: string; at: Date; came: Came; share: number };

/** Something a person came to, with each touch before it and its part in it. */
export type Conversion = {
  kind: OutcomeKind;
  leadId: string;
  listingId: string;
  at: Date;
  /** Of a win. */
  value: { amount: Decimal; currency: string } | null;
  touches: SharedTouch[];
};

export type Weighing = { model: Model; halfLifeDays: number; find: CampaignFinder };

/** Of all leads of one person: a lead is due to what it came with, the rest to the touches until then by the model. */
export function conversionsOf(
  leads: readonly LeadRow[],
  outcomes: ReadonlyMap<string, readonly Outcome[]>,
  { model, halfLifeDays, find }: Weighing,
): Conversion[] {
  const touches = leads.toSorted(inTime).map((lead) => ({ id: lead.id, at: lead.at, came: find(lead) }));
  const until = (at: Date): SharedTouch[] => {
    const before = touches.filter((touch) => touch.at <= at);
    const shares = sharesOf(model, before, halfLifeDays);
    return before.map(({ id, at: touchedAt, came }, nth) => ({
      leadId: id,
      at: touchedAt,
      came,
      share: shares[nth]!,
    }));
  };
  return leads.flatMap(({ id: leadId, listingId, at, qualifiedAt, ...lead }) => {
    const of = (kind: OutcomeKind, when: Date, value: Conversion['value'] = null): Conversion => ({
      kind,
      leadId,
      listingId,
      at: when,
      value,
      touches: until(when),
    });
    const own = { leadId, at, came: find({ at, ...lead }), share: 1_000_000 };
    const { touches: _, ...arrived } = of('lead', at);
    return [
      { ...arrived, touches: [own] },
      ...(qualifiedAt === null ? [] : [of('qualified', qualifiedAt)]),
      ...(outcomes.get(leadId) ?? []).flatMap(({ createdAt, wonAt, value, currency }) => [
        of('opportunity', createdAt),
        ...(wonAt === null
          ? []
          : [
              of(
                'win',
                wonAt,
                value === null || currency === null ? null : { amount: decimal(value), currency },
              ),
            ]),
      ]),
    ];
  });
}

/** The value of a win, divided among its touches without a rest. */
export function valueShares({ value, touches }: Conversion): Decimal[] {
  if (value === null) return touches.map(() => ({ units: 0n, scale: 0 }));
  const parts = apportion(
    value.amount.units,
    touches.map(({ share }) => BigInt(share)),
  );
  return parts.map((units) => ({ units, scale: value.amount.scale }));
}

// Consent texts as the API has them: which one counts for a listing, and how the next version is written.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import type { Language } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import type { CallToAction } from './listings.ts';

export type ConsentText = Schema['ConsentText'];
const path = '/api/v1/publishers/{publisherId}/consent-texts';

/** What customers read in a language: the listing's newest, else the publisher's, else what comes with the product. */
export type CountingText = Pick<ConsentText, 'version' | 'button' | 'tick'> & {
  origin: 'listing' | 'publisher' | 'shipped';
  createdAt: string | null;
};

export const consentsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', 'consents'],
    queryFn: async () => {
      const first = await told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200 } } }));
      const texts = [...first.items];
      for (let cursor = first.nextCursor; cursor !== null;) {
        const query = { limit: 200, cursor };
        const page = await told(api.GET(path, { params: { path: { publisherId }, query } }));
        texts.push(...page.items);
        cursor = page.nextCursor;
      }
      return { texts, shipped: first.shipped };
    },
  });

type ShippedText = Pick<ConsentText, 'callToAction' | 'language' | 'version' | 'button' | 'tick'>;
export type Consents = { texts: ConsentText[]; shipped: ShippedText[] };

export function countingText(
  { texts, shipped }: Consents,
  listingId: string,
  call: CallToAction,
  language: Language,
): CountingText | null {
  // Newest first, so that the first found is the one that counts.
  const fits = texts.filter((text) => text.callToAction === call && text.language === language);
  const own = fits.find((text) => text.listingId === listingId);
  const publishers = fits.find((text) => text.listingId === null);
  if (own) return { ...own, origin: 'listing' };
  if (publishers) return { ...publishers, origin: 'publisher' };
  const standard = shipped.find((text) => text.callToAction === call && text.language === language);
  return standard ? { ...standard, origin: 'shipped', createdAt: null } : null;
}

export function useWriteConsent() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      listingId: string | null;
      callToAction: CallToAction;
      language: Language;
      button: string;
      tick: string | null;
    }) => told(api.POST(path, { params: { path: { publisherId } }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [publisherId, 'listings', 'consents'] }),
  });
}

/** Only these ask for more than this product, in a box of its own. */
export function hasTick(call: CallToAction): boolean {
  return call === 'get-it-now' || call === 'free-trial';
}

// LeadSource, the one line that says where a lead came from, by what deed and for which offer. Nothing in it is certain.
// Format `Source-Action|publisher.offer`, from the marketplace's lead management documentation.
import { actionByCode } from '../../catalog/storefronts.ts';

export type LeadSourceParts = {
  /** As sent: `SPZA`, `AppSource (SPZA)`, `AzurePortal`, a test marker … */
  source: string | null;
  /** In documented spelling, unknown ones as sent. */
  action: string | null;
  publisher: string | null;
  offerId: string | null;
  /** Test leads name the offer by its title here. */
  offerName: string | null;
  /** True when either side of the dash is a test marker. */
  test: boolean;
};

/** The marker of a marketplace's own probe: `MSFT_TEST`, mostly with 18 digits behind it. */
export function isTestMarker(text: string | null): boolean {
  return text !== null && /^MSFT_TEST(?:_|\b)/i.test(text);
}

/**
 * Splits at the first bar, left of it at the first dash (no source holds one), right of it at the first dot.
 * Every part may be missing. An offer part with blanks is a title: no id holds one.
 */
export function parseLeadSource(sent: string | null): LeadSourceParts {
  const [origin, offer] = splitAtFirst(sent, '|');
  const [source, action] = splitAtFirst(origin, '-');
  const test = isTestMarker(source) || isTestMarker(action);
  const named = offer !== null && (isTestMarker(source) || /\s/.test(offer));
  const id = named ? null : offer;
  const [publisher, offerId] = id?.includes('.') ? splitAtFirst(id, '.') : [null, id];
  return {
    source,
    action: isTestMarker(action) ? null : documentedAction(action),
    publisher,
    offerId,
    offerName: named ? offer : null,
    test,
  };
}

/** `plt` and `CTA_PLT` are PLT; an unknown code stays as sent. */
export function documentedAction(sent: string | null): string | null {
  return sent === null ? null : (actionByCode(sent)?.code ?? sent);
}

function splitAtFirst(text: string | null, sign: string): [string | null, string | null] {
  if (text === null) return [null, null];
  const at = text.indexOf(sign);
  if (at < 0) return [text.trim() || null, null];
  return [text.slice(0, at).trim() || null, text.slice(at + 1).trim() || null];
}

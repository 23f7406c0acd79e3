// A listing's page: what it is, whose, and the one thing to do about it.
import type { CallToAction } from '../catalog/listing.ts';
import { offerOf } from '../catalog/storefront.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import { inWords, marketplaceOf, recipientsOf } from './consent-text.ts';
import { contactLine } from './contact-line.ts';
import { markup, paragraphs } from './markup.ts';
import { pathOf } from './list-page.ts';
import type { StoreListing } from './store.ts';
import { document, link, type View } from './view.ts';

/** By the policy of its storefront. */
export function callOf(listing: StoreListing): CallToAction {
  const policy = storefrontById(listing.storefront);
  return policy === null ? 'contact-me' : offerOf(policy, listing).call;
}

export function listingPage(view: View, listing: StoreListing): string {
  const { words } = view;
  const { title, storefront, publisherName, summary, description } = listing;
  const call = callOf(listing);
  const main = markup`<article class="card">
<p class="soft"><a href="${link(view, `/store/${storefront}`)}">${marketplaceOf(listing)}</a></p>
<h1>${title}</h1>
<p class="soft">${words('store.by', { publisher: publisherName })}</p>
${summary !== null && markup`<p><strong>${summary}</strong></p>`}
<p><a class="act" href="${link(view, `${pathOf(listing)}/${call}`)}">${words(`call.${call}`)}</a></p>
<p class="soft">${words(`promise.${call}`)}</p>
${description !== null && paragraphs(description)}
${contactLine(view, listing)}
</article>`;
  return document(view, { title, main });
}

export function thanksPage(view: View, listing: StoreListing): string {
  const { words, language } = view;
  const recipients = inWords(recipientsOf(listing, language), language);
  const main = markup`<article class="card">
<h1>${words('thanks.title')}</h1>
<p>${words('thanks.sent', { recipients })}</p>
<p>${words('thanks.next', { publisher: listing.publisherName })}</p>
${contactLine(view, listing)}
<p><a href="${link(view, pathOf(listing))}">${words('thanks.back')}</a></p>
</article>`;
  return document(view, { title: words('thanks.title'), main });
}

/** The same page for what is not there and what is not published. */
export function problemPage(view: View, problem: 'notFound' | 'failed'): string {
  const { words } = view;
  const main = markup`<h1>${words(`problem.${problem}`)}</h1>
<p>${words(`problem.${problem}Text`)}</p>
<p><a href="${link(view, '/store')}">${words('problem.home')}</a></p>`;
  return document(view, { title: words(`problem.${problem}`), main });
}

// The store's list: products by storefront, found by search, a page at a time.
import { marketplaceOf } from './consent-text.ts';
import { html, type Html } from './html.ts';
import type { PlacedListing, StoreListing } from './store.ts';
import { document, link, type View } from './view.ts';

export type ListPage = {
  listings: PlacedListing[];
  storefront: string | null;
  q: string;
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** True on any page but the first. */
  later: boolean;
};

export function pathOf({ publisherSlug, slug }: StoreListing): string {
  return `/store/${publisherSlug}/${slug}`;
}

export function listPage(view: View, { listings, storefront, q, next, later }: ListPage): string {
  const { words, path } = view;
  const title = storefront === null ? words('layout.name') : marketplaceOf({ storefront });
  const search = q === '' ? {} : { q };
  const groups = [...Map.groupBy(listings, (listing) => listing.storefront)];
  const main = html`<h1>${title}</h1>
    <p class="soft">${words('store.intro')}</p>
    <form class="search" action="${path}" role="search">
      ${view.chosen !== null && html`<input type="hidden" name="lang" value="${view.chosen}" />`}
      ${Object.entries(view.campaign).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <label>${words('store.search')} <input type="search" name="q" value="${q}" maxlength="100" /></label>
      <button>${words('store.find')}</button>
    </form>
    ${q !== '' && html`<p>${words(listings.length > 0 ? 'store.found' : 'store.none', { q })} <a href="${link(view, path)}">${words('store.all')}</a></p>`}
    ${q === '' && listings.length === 0 && html`<p>${words('store.empty')}</p>`}
    ${groups.map(([id, members]) => group(view, id, members, storefront === null))}
    ${
      (next !== null || later) &&
      html`<p>
        ${later && html`<a href="${link(view, path, search)}">${words('store.first')}</a> `}
        ${next !== null && html`<a rel="next" href="${link(view, path, { ...search, after: next })}">${words('store.next')}</a>`}
      </p>`
    }`;
  return document(view, { title, main, more: search });
}

function group(view: View, storefront: string, listings: StoreListing[], headed: boolean): Html {
  const name = marketplaceOf({ storefront });
  return html`<section aria-label="${name}">
    <h2>${headed ? html`<a href="${link(view, `/store/${storefront}`)}">${name}</a>` : name}</h2>
    <ul class="list">
      ${listings.map(
        (listing) =>
          html`<li class="card">
            <h3><a href="${link(view, pathOf(listing))}">${listing.title}</a></h3>
            <p class="soft">${view.words('store.by', { publisher: listing.publisherName })}</p>
            ${listing.summary !== null && html`<p>${listing.summary}</p>`}
          </li> `,
      )}
    </ul>
  </section>`;
}

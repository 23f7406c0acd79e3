// The store's list: products by storefront, found by search, a page at a time.
import { marketplaceOf } from './consent-text.ts';
import { markup, type Markup } from './markup.ts';
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

export function listPage(view: View, page: ListPage): string {
  const { listings, storefront, q } = page;
  const { words, path } = view;
  const title = storefront === null ? words('layout.name') : marketplaceOf({ storefront });
  const groups = [...Map.groupBy(listings, (listing) => listing.storefront)];
  const found = words(listings.length > 0 ? 'store.found' : 'store.none', { q });
  const main = markup`<h1>${title}</h1>
<p class="soft">${words('store.intro')}</p>
${searchForm(view, q)}
${q !== '' && markup`<p>${found} <a href="${link(view, path)}">${words('store.all')}</a></p>`}
${q === '' && listings.length === 0 && markup`<p>${words('store.empty')}</p>`}
${groups.map(([id, members]) => group(view, id, members, storefront === null))}
${turns(view, page)}`;
  return document(view, { title, main, more: searched(q) });
}

const searched = (q: string): Record<string, string> => (q === '' ? {} : { q });

function searchForm({ words, path, chosen, campaign }: View, q: string): Markup {
  const carried = Object.entries({ ...(chosen ? { lang: chosen } : {}), ...campaign });
  return markup`<form class="search" action="${path}" role="search">
${carried.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
<label>${words('store.search')} <input type="search" name="q" value="${q}" maxlength="100"></label>
<button>${words('store.find')}</button>
</form>`;
}

function turns(view: View, { q, next, later }: ListPage): Markup {
  const { words, path } = view;
  const first = link(view, path, searched(q));
  const onward = next === null ? '' : link(view, path, { ...searched(q), after: next });
  return markup`<p>${later && markup`<a href="${first}">${words('store.first')}</a> `}
${next !== null && markup`<a rel="next" href="${onward}">${words('store.next')}</a>`}</p>`;
}

function group(view: View, storefront: string, listings: StoreListing[], headed: boolean): Markup {
  const name = marketplaceOf({ storefront });
  const heading = headed ? markup`<a href="${link(view, `/store/${storefront}`)}">${name}</a>` : name;
  return markup`<section aria-label="${name}">
<h2>${heading}</h2>
<ul class="list">
${listings.map((listing) => card(view, listing))}</ul>
</section>`;
}

function card(view: View, listing: StoreListing): Markup {
  const { title, publisherName, summary } = listing;
  return markup`<li class="card"><h3><a href="${link(view, pathOf(listing))}">${title}</a></h3>
<p class="soft">${view.words('store.by', { publisher: publisherName })}</p>
${summary !== null && markup`<p>${summary}</p>`}</li>
`;
}

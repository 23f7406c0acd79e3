// When what has the focus goes away, the focus goes on close by: whoever works by keys need not begin again at the top.

/** What has the focus and what it stands in, up to its panel or the screen's frame. */
type Place = Element[];

/** Panels and menus that close hand the focus back themselves, a little later. */
const patienceMs = 150;
/** Panels on panels; what is long gone is let go. */
const most = 8;
const frames = 'main, [role=dialog]';
const stops =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]:not([data-tabster-dummy])';

/** Once, for the whole page. */
export function keepFocus(): void {
  /** The latest first; of each panel, menu or frame the latest alone. */
  let places: Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLost = () => document.activeElement === document.body && places[0]?.[0]?.isConnected === false;
  const goOn = () => {
    if (isLost()) nextTo(places)?.focus();
  };
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    const place = placeOf(target);
    places = [place, ...places.filter((each) => each.at(-1) !== place.at(-1))].slice(0, most);
  });
  new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(timer);
    timer = setTimeout(goOn, patienceMs);
  }).observe(document.body, { childList: true, subtree: true });
}

function placeOf(element: Element): Place {
  const place = [element];
  for (let each = element; !each.matches(frames); each = place.at(-1)!) {
    const parent = each.parentElement;
    if (parent === null || parent === document.body) break;
    place.push(parent);
  }
  return place;
}

/** In what is left around it; of a menu or panel that is gone altogether nothing is, so around where one was before. */
function nextTo(places: Place[]): HTMLElement | null {
  for (const place of places) {
    const left = place.filter((each) => each.isConnected);
    for (const each of left) {
      const found = each.querySelector<HTMLElement>('h1') ?? firstStop(each);
      if (found) return found;
    }
    // What comes into an empty frame takes the focus itself.
    if (left.at(-1)?.matches(frames)) return null;
  }
  return null;
}

function firstStop(within: Element): HTMLElement | null {
  const all = within.querySelectorAll<HTMLElement>(stops);
  return [...all].find((each) => each.checkVisibility() && each.tabIndex >= 0) ?? null;
}

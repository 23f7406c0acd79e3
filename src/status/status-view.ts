// The status page as a page: read without a script, by eye and by ear, in the reader's language and the publisher's time zone.
import { languages, wordsOf, type Language, type Words } from '../platform/words.ts';
import { stylesheet } from '../storefront/assets.ts';
import { markup, type Markup } from '../storefront/markup.ts';
import type { FlowStatus } from './read-flow.ts';

type Page = { language: Language; html: string };
type Read = FlowStatus & { words: Words; language: Language };

export function statusPage(language: Language, flow: FlowStatus): Page {
  const words = wordsOf(language, 'status');
  const read = { ...flow, words, language };
  const { state, publisher, at, timeZone } = flow;
  const asOf = words('asOf', { at: timeOf(read, at, true), timeZone: timeZone.replaceAll('_', ' ') });
  return document(
    language,
    words('title', { publisher }),
    markup`<h1>${words('title', { publisher })}</h1>
<div class="card whole ${state}">
<p class="state"><span class="sign" aria-hidden="true">${signs[state]}</span> <strong>${words(`state.${state}`)}</strong></p>
<p>${words(`stateWords.${state}`)}</p>
<p class="soft">${asOf} <a href="?language=${language}">${words('again')}</a></p>
</div>
${intake(read)}
${destinations(read)}
${delivery(read)}
${days(read)}`,
  );
}

export function problemPage(language: Language, problem: 'notFound' | 'busy' | 'failed'): Page {
  const words = wordsOf(language, 'status');
  const title = words(`problem.${problem}`);
  return document(
    language,
    title,
    markup`<h1>${title}</h1>
<p>${words(`problem.${problem}Text`)}</p>`,
  );
}

/** Told apart by shape as well as by colour. */
const signs = {
  well: '✓',
  waiting: '…',
  failing: '✕',
  stopped: '✕',
  healthy: '✓',
  paused: '‖',
  flowing: '✓',
  failures: '✕',
  quiet: '·',
} as const;

function intake(read: Read): Markup {
  const { words, intake: told, leads } = read;
  return section(words('intake.title'), [
    [words('destinations.state'), words(`intake.${told.state}`)],
    [words('intake.last'), told.lastLeadAt === null ? words('intake.never') : timeOf(read, told.lastLeadAt)],
    ...(leads === null
      ? []
      : ([
          [words('intake.day'), numberOf(read, leads.last24Hours)],
          [words('intake.week'), numberOf(read, leads.last7Days)],
        ] as const)),
  ]);
}

function delivery(read: Read): Markup {
  const { words, delivery: told } = read;
  const length = (ms: number | null) => (ms === null ? words('delivery.none') : lengthOf(ms, read.language));
  const waits =
    told.oldestWaitingAt === null
      ? words('delivery.noneWaits')
      : words('delivery.waitsSince', { since: timeOf(read, told.oldestWaitingAt) });
  return section(
    words('delivery.title'),
    [
      [words('delivery.median'), length(told.medianMs)],
      [words('delivery.p95'), length(told.p95Ms)],
      [words('delivery.oldest'), waits],
    ],
    words('delivery.since', { since: timeOf(read, told.since) }),
  );
}

function destinations(read: Read): Markup {
  const { words, destinations: all } = read;
  const title = words('destinations.title');
  if (all.length === 0)
    return markup`<section class="card"><h2>${title}</h2>
<p>${words('destinations.none')}</p></section>`;
  const rows = all.map(({ name, state, since, lastDeliveredAt }, nth) => {
    const told = words(`destinations.${state}`);
    const from =
      since &&
      markup` <span class="soft">${words('destinations.since', { since: timeOf(read, since) })}</span>`;
    return markup`<tr class="${state}"><th scope="row">${name ?? words('destinations.nth', { nth: nth + 1 })}</th>
<td><span class="sign" aria-hidden="true">${signs[state]}</span> ${told}${from}</td>
<td>${lastDeliveredAt === null ? words('destinations.never') : timeOf(read, lastDeliveredAt)}</td></tr>
`;
  });
  return markup`<section class="card"><h2>${title}</h2>
<table><thead><tr><th scope="col">${words('destinations.name')}</th><th scope="col">${words('destinations.state')}</th>
<th scope="col">${words('destinations.last')}</th></tr></thead>
<tbody>
${rows}</tbody></table></section>`;
}

function days(read: Read): Markup {
  const { words, days: all } = read;
  const [first, last] = [all[0]!.date, all.at(-1)!.date];
  const about = words('days.about', { from: dayOf(read, first), to: dayOf(read, last) });
  const boxes = all.map(({ date, state }) => {
    const told = `${dayOf(read, date)}: ${words(`days.${state}`)}`;
    return markup`<li class="${state}" title="${told}"><span aria-hidden="true">${signs[state]}</span><span class="gone">${told}</span></li>
`;
  });
  const legend = (['flowing', 'failures', 'quiet'] as const).map(
    (
      state,
    ) => markup`<li><span class="box ${state}" aria-hidden="true">${signs[state]}</span> ${words(`days.${state}`)}</li>
`,
  );
  return markup`<section class="card"><h2>${words('days.title')}</h2>
<p class="soft">${about}</p>
<ol class="days">
${boxes}</ol>
<ul class="legend">
${legend}</ul>
${table(read)}</section>`;
}

function table(read: Read): Markup {
  const { words, days: all } = read;
  const counts = all.some(({ leads }) => leads !== null);
  const heads = ['date', 'what', ...(counts ? ['leads', 'failedTries'] : [])];
  const rows = all.toReversed().map(({ date, state, leads, failedTries }) => {
    const numbers =
      counts && [leads, failedTries].map((count) => markup`<td>${numberOf(read, count ?? 0)}</td>`);
    return markup`<tr><th scope="row">${dayOf(read, date)}</th><td>${words(`days.${state}`)}</td>${numbers}</tr>
`;
  });
  return markup`<details><summary>${words('days.table')}</summary>
<table><thead><tr>${heads.map((head) => markup`<th scope="col">${words(`days.${head}`)}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></details>`;
}

function section(title: string, facts: readonly (readonly [string, string])[], note?: string): Markup {
  return markup`<section class="card"><h2>${title}</h2>
${note !== undefined && markup`<p class="soft">${note}</p>`}
<dl class="facts">
${facts.map(
  ([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
)}</dl></section>`;
}

function document(language: Language, title: string, main: Markup): Page {
  const words = wordsOf(language, 'status');
  const others = languages.map((each) => {
    const current = each === language && markup` aria-current="true"`;
    return markup`<li><a href="?language=${each}" lang="${each}" hreflang="${each}"${current}>${nameOf(each)}</a></li>
`;
  });
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${stylesheet.path}">
</head>
<body>
<a class="skip" href="#main">${words('skip')}</a>
<main id="main" class="status">
${main}
</main>
<footer><nav aria-label="${words('language')}"><ul>
${others}</ul></nav></footer>
</body>
</html>
`;
  return { language, html: page.text };
}

function nameOf(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language.split('-')[0]!) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const numberOf = ({ language }: Read, count: number): string => new Intl.NumberFormat(language).format(count);

function timeOf({ language, timeZone }: Read, at: Date, withSeconds = false): string {
  const timeStyle = withSeconds ? 'medium' : 'short';
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle, timeZone }).format(at);
}

function dayOf({ language }: Read, date: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The two greatest units; below a minute seconds alone, below ten with a tenth, and thousandths below one. */
export function lengthOf(ms: number, language: Language): string {
  const told = (count: number, unit: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: ms < 10_000 ? 1 : 0,
    }).format(count);
  if (ms < 1_000) return told(ms, 'millisecond');
  const seconds = ms / 1_000;
  if (seconds < 60) return told(ms < 10_000 ? seconds : Math.min(59, Math.round(seconds)), 'second');
  let rest = Math.round(seconds);
  const first = units.findIndex(([, size]) => rest >= size);
  const parts: string[] = [];
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(told(count, unit));
  }
  return parts.join(' ');
}

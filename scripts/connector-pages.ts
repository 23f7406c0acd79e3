// The pages about connectors, made from the connectors: one for each, an overview, and the worked example with its code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crm } from '../src/connectors/connector.ts';
import { crms } from '../src/connectors/crms/index.ts';
import { opportunityFields } from '../src/mapping/opportunity-facts.ts';
import { limitsOf } from '../src/delivery/destination.ts';
import type { MappedField } from '../src/mapping/mapping.ts';
import { languages } from '../src/platform/words.ts';
import { root } from './source-files.ts';

type Words = {
  name: string;
  about: string;
  setup?: Record<string, string>;
  fields?: Record<string, { label: string; help: string }>;
};

const words = JSON.parse(readFileSync(join(root, 'words/en/connectors.json'), 'utf8')) as Record<
  string,
  Words
>;

/** Path to text. `made` says that the page is made. */
export function connectorPages(made: string): Record<string, string> {
  return {
    'docs/connectors.md': overview(made),
    ...Object.fromEntries(crms.map((crm) => [`docs/connectors/${crm.kind}.md`, page(crm, made)])),
  };
}

function overview(made: string): string {
  const rows = crms.map(
    (crm) =>
      `| [${crm.name}](connectors/${crm.kind}.md) | \`${crm.kind}\` | ${words[crm.kind]!.about} | ${marks(crm)} |`,
  );
  const { retryDelaysS } = limitsOf('webhook', {});
  return `# Connectors

${made}A destination is made in the console, or with \`POST /api/v1/publishers/{publisherId}/destinations\` and
\`{"kind", "name", "settings"}\`. Secret settings are encrypted at rest and never shown again.

| connector | kind | what it does | |
|---|---|---|---|
${rows.join('\n')}

*several a call*: leads that wait are sent together, each with an outcome of its own. *comes back*: owner, status and value of the
record are read back. *in step*: the record can follow the [opportunity](pipeline.md#in-the-crm) that its lead became. *fields read*: its fields and pick-lists can be read for the mapping.

A try that failed is made again after ${retryDelaysS.map(duration).join(', ')} (each ±20 %); then the delivery is parked until a person replays
it, where the destination took other leads since the last try. A far side that is away, or asks to be left alone, costs its leads
nothing: they wait until it is back, however long, and then go by themselves. What a lead cannot pass there is parked at once, with
the reason and the remedy. Every sentence is in ${languages.length} languages.

${workedExample()}`;
}

function marks(crm: Crm): string {
  return [
    crm.batch ? 'several a call' : '',
    crm.tracking ? 'comes back' : '',
    crm.update ? 'in step' : '',
    crm.describe ? 'fields read' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function page(crm: Crm, made: string): string {
  const own = words[crm.kind]!;
  const { concurrency, ratePerSecond, timeoutMs } = limitsOf(crm.kind, {});
  const steps = Object.values(own.setup ?? {}).map((step, at) => `${at + 1}. ${step}`);
  const settings = crm.fields.map(
    ({ name, kind, required, options }) =>
      `| \`${name}\` | ${own.fields?.[name]?.label ?? name} | ${kind}${required ? ', required' : ''} | ${own.fields?.[name]?.help ?? ''}${options ? ` One of ${options.map((option) => `\`${option}\``).join(', ')}; the first where none is given.` : ''} |`,
  );
  const minted = Object.keys(crm.mint?.() ?? {});
  return `# ${crm.name} (\`${crm.kind}\`)

${made}${own.about}

${steps.length > 0 ? `## What to do there\n\n${steps.join('\n')}\n\n` : ''}## Settings

| setting | | kind | what to put |
|---|---|---|---|
${settings.join('\n')}
${minted.length > 0 ? `\nMade by Leadshare and shown once: ${minted.map((name) => `\`${name}\``).join(', ')}.\n` : ''}
Unless its \`limits\` say otherwise it has ${concurrency} ${concurrency === 1 ? 'try' : 'tries'} under way at once${ratePerSecond === null ? '' : `, at most ${ratePerSecond} a second`}, ${timeoutMs / 1000} s for each.
${togetherOf(crm)}${crm.tracking ? 'Owner, status and value of the record are read back, and show on the lead.\n' : ''}${inStep(crm)}
## Fields

${mappingOf(crm)}`;
}

/** What follows the opportunity unless mapped otherwise. */
function inStep({ update, mappable }: Crm): string {
  if (!update) return '';
  const names = opportunityFields(mappable.defaults).map(({ target }) => `\`${target}\``);
  const which =
    names.length === 0
      ? 'No field does so by itself: map one, then switch it on.'
      : `Unless mapped otherwise ${names.join(', ')} ${names.length === 1 ? 'does' : 'do'}.`;
  return `The record can be kept in step with the [opportunity](../pipeline.md#in-the-crm) that the lead became. ${which}\n`;
}

function togetherOf({ batch, fields }: Crm): string {
  if (!batch) return '';
  const { most } = batch;
  const text = (count: number, when: string) =>
    `Leads that wait are sent together, up to ${count.toLocaleString('en')} in one call${when}, each with an outcome of its own.\n`;
  if (typeof most === 'number') return text(most, '');
  const choices = fields.flatMap(({ name, options = [] }) => options.map((option) => ({ name, option })));
  const [best] = choices
    .map((choice) => ({ ...choice, count: most({ [choice.name]: choice.option }) }))
    .toSorted((one, other) => other.count - one.count);
  return best ? text(best.count, ` where \`${best.name}\` is \`${best.option}\``) : '';
}

function mappingOf({ mappable: { targets, open, defaults } }: Crm): string {
  if (targets.length === 0 && defaults.length === 0)
    return 'The lead goes whole. A mapping may name fields that go beside it.\n';
  const known = new Map(targets.map((target) => [target.name, target]));
  const names = [...new Set([...targets.map(({ name }) => name), ...defaults.map(({ target }) => target)])];
  const rows = names.map((name) => {
    const target = known.get(name);
    const by = defaults.find((field) => field.target === name);
    const length =
      target?.maxLength === undefined ? '' : `, at most ${target.maxLength.toLocaleString('en')}`;
    return `| \`${name}\` | ${target?.label ?? ''} | ${target ? `${target.type}${target.required ? ', required' : ''}${length}` : 'text'} | ${by ? sourceOf(by) : ''} |`;
  });
  const more = open ? 'Other fields may be mapped as well. ' : '';
  return `${more}What is too long is cut, and what its list does not take is replaced or left out; both are on the record.

| field | | | unless mapped otherwise |
|---|---|---|---|
${rows.join('\n')}
`;
}

function sourceOf({ source, fallback }: MappedField): string {
  const from =
    source.from === 'field'
      ? `\`${source.field}\``
      : source.from === 'constant'
        ? `“${source.value}”`
        : `\`${(source.from === 'template' ? source.template : source.expression).replaceAll('|', '\\|')}\``;
  return fallback === undefined ? from : `${from}, else “${fallback}”`;
}

function workedExample(): string {
  return `## Writing one

A connector is one file in \`src/connectors/crms/\`, one line in its \`index.ts\`, words in \`words/<language>/connectors.json\`, and one
simulator in \`test/far-sides/<kind>.ts\`. The form in the console, the validation, the encryption and redaction of secrets, this
page, the mapping and more than twenty conformance tests follow from the value. Kontakto is a CRM made up for this page; its two
files are compiled and pass the same tests as every other, in \`test/worked-example.test.ts\`.

The connector:

\`\`\`ts
${code('docs/examples/kontakto.ts')}\`\`\`

Its simulator, as strict as the real one, for the tests to be told what goes wrong:

\`\`\`ts
${code('docs/examples/kontakto-peer.ts')}\`\`\`
`;
}

const code = (path: string) => readFileSync(join(root, path), 'utf8');

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`;
}

// What a publisher's conditions may ask of a lead, with the choices that there are: for whoever builds one, and for its review.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { listingsOf } from '../catalog/store.ts';
import { storefrontById, storefronts } from '../catalog/storefronts.ts';
import type { FieldKind, LeadField } from '../leads/lead-field.ts';
import { leadFieldsOf } from '../leads/lead-field-store.ts';
import { grades, stages } from '../leads/standing.ts';
import type { Queries } from '../platform/db.ts';
import { languages } from '../platform/words.ts';
import { testsFor, type Test } from './condition.ts';
import { regionCodes, subregionCodes } from './regions.ts';
import { kindOfFact, leadFacts, standingFacts, type FactKind } from './facts.ts';

/** label: null where the catalogue of words has it, by the value. */
export type Choice = { value: string; label: string | null };
export type ListedFact = {
  name: string;
  kind: FactKind;
  /** Of a publisher's own field. */
  label: string | null;
  /** received: when it comes in. scored: only then, so that no scoring rule can ask it. */
  known: 'received' | 'scored';
  tests: readonly Test[];
  choices: Choice[];
};

const plain = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: null }));
const distinct = (values: readonly string[]) => [...new Set(values)];

/** In ISO's order of codes; their names are every reader's own. */
export const countryCodes = codes.map(([two = '']) => two).toSorted();

/** What does not depend on the publisher. */
const fixedChoices: Record<string, Choice[]> = {
  storefront: storefronts.map(({ id, name }) => ({ value: id, label: name })),
  motion: plain(distinct(storefronts.map(({ motion }) => motion))),
  action: [
    ...new Map(
      storefronts.flatMap(({ actions }) => actions).map(({ code, reading }) => [code, reading]),
    ).entries(),
  ].map(([value, label]) => ({ value, label })),
  consent: plain(['contact_form', 'acquisition', 'test_drive', 'unknown', 'none']),
  kind: plain(['customer', 'test', 'notice']),
  country: plain(countryCodes),
  region: plain(regionCodes),
  subregion: plain(subregionCodes),
  language: plain(languages),
  grade: plain(grades),
  stage: plain(stages),
};

/** Everything of the product, then the publisher's own fields that are in use. */
export async function factsFor(db: Queries, publisherId: string): Promise<ListedFact[]> {
  const listings = await listingsOf(db, publisherId);
  const own = (await leadFieldsOf(db, publisherId)).filter(({ archivedAt }) => archivedAt === null);
  const choices: Record<string, Choice[]> = {
    ...fixedChoices,
    listing: listings.map(({ id, title, storefront }) => ({
      value: id,
      label: `${title} (${storefrontById(storefront)?.name ?? storefront})`,
    })),
  };
  const listed = (known: ListedFact['known']) => (name: string) => {
    const kind = kindOfFact(name) as FactKind;
    return { name, kind, label: null, known, tests: testsFor(kind), choices: choices[name] ?? [] };
  };
  return [...leadFacts.map(listed('received')), ...own.map(ownFact), ...standingFacts.map(listed('scored'))];
}

const kindOfOwn: Record<FieldKind, FactKind> = {
  text: 'text',
  multiline: 'text',
  number: 'number',
  choice: 'choice',
  yes_no: 'flag',
};

function ownFact({ name, label, kind, options }: LeadField): ListedFact {
  const asked = kindOfOwn[kind];
  const choices = options.map(({ value, label: shown }) => ({ value, label: shown }));
  return { name: `own.${name}`, kind: asked, label, known: 'received', tests: testsFor(asked), choices };
}

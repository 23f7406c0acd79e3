// How near two spellings are: words folded to the letters that matter, and the count of single changes between them. Pure.
import { folds } from './words.ts';

/** As long as what is compared; names and companies beyond it are cut. */
const longest = 200;

/** Letters and digits in small letters without accents, word by word. */
export function plainWords(text: string): string[] {
  return (
    folds(text.slice(0, longest))
      .replace(/['’`]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const titles = new Set(
  'mr mrs ms miss dr prof ing mgr bc phd mba sir dipl dra eng herr frau pan pani sr sra'.split(' '),
);

/** Sorted, since some write the family name first; null where nothing is left. */
export function nameWords(name: string | null): string[] | null {
  if (name === null) return null;
  const words = plainWords(name);
  const own = words.filter((word) => !titles.has(word));
  const kept = (own.length > 0 ? own : words).toSorted();
  return kept.length > 0 ? kept : null;
}

/** What says how a company is registered, not which it is; dots fall away before it is looked for. */
const legalForms = new Set(
  (
    'gmbh ag kg ohg ug mbh ltd limited llc llp inc incorporated corp corporation co company plc sa sas sarl srl sl slu spa ' +
    'bv nv oy oyj ab as aps asa spzoo spz sp oo zoo sro spol kft zrt nyrt bt kkt lda ltda unipessoal eood ood doo dd group'
  ).split(' '),
);

/** Null where nothing is left that tells companies apart. */
export function companyWords(company: string | null): string[] | null {
  if (company === null) return null;
  const joined = company.replace(/(?<=\p{L})\.\s?(?=\p{L}(?:\.|\s|$))/gu, '').replaceAll('.', ' ');
  const words = plainWords(joined);
  const own = words.filter((word) => !legalForms.has(word) && !(word.length === 1 && words.length > 2));
  return own.length > 0 ? own : words.length > 0 ? words : null;
}

/** Letters added, left out, changed or swapped with the next, as long as there are `most` at most; otherwise more than that. */
export function changesBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length]!, most + 1);
}

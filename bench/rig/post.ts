// The posts: leads as AppSource sends them, of invented people, each one different from every other.

/** Everything that varies; the rest of the body is the same. */
export type Person = { number: number; sentAtMs: number };

const firstNames = [
  'Zofia',
  'Ifeoma',
  'Mateo',
  'Aino',
  'Wanjiru',
  'Ilse',
  'Noor',
  'Tomasz',
  'Keahi',
  'Sunniva',
];
const lastNames = ['Majchrzak', 'Braathen', 'Quispe', 'Lahtinen', 'Odhiambo', 'Verbeke', 'Haddad', 'Kowalik'];
const firms = [
  ['Lipowa Logistyka', 'lipowa-logistyka.example', 'Poland', '48225550102'],
  ['Fjordgrid', 'fjordgrid.example', 'Norway', '4755501044'],
  ['Molinos del Sur', 'molinos-del-sur.example', 'Spain', '34915550123'],
  ['Havenkade Techniek', 'havenkade.example', 'Belgium', '3225550177'],
  ['Tallgrass Dental', 'tallgrass-dental.example', 'US', '13125550142'],
] as const;
const titles = ['Head of Operations', 'IT Director', 'Owner', 'Procurement Lead', 'Plant Manager'];
const pick = <Value>(from: readonly Value[], number: number) => from[number % from.length]!;

/** About 500 bytes of JSON. The moment of sending travels in the note, all the way to the sink. */
export function bodyOf({ number, sentAtMs }: Person, offer: { offerId: string; title: string }): string {
  const first = pick(firstNames, number);
  const last = pick(lastNames, number);
  const [firm, domain, country, phone] = pick(firms, number);
  return (
    `{"UserDetails":{"FirstName":"${first}","LastName":"${last}","Email":"${first}.${last}.${number}@${domain}",` +
    `"Phone":"${phone}","Country":"${country}","Company":"${firm}","Title":"${pick(titles, number)}"},` +
    `"LeadSource":"SPZA-PLT|northwind-labs.${offer.offerId}","ActionCode":"PLT","OfferTitle":"${offer.title}",` +
    `"Description":"We run three sites and need rota planning before June; please call in the morning, we have one hour. ` +
    `sent@${sentAtMs.toFixed(3)};"}`
  );
}

/** The moment of sending that a delivered lead carries; 0 when it carries none. */
export function sentAt(body: Buffer): number {
  const at = body.indexOf('sent@');
  return at < 0 ? 0 : Number.parseFloat(body.toString('latin1', at + 5, at + 30));
}

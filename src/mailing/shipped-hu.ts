// The shipped templates in Hungarian.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Köszönet az érdeklődésért',
    subject: 'Köszönjük érdeklődését: {{ listing.title }}',
    preheader: 'Mi következik, és hogyan ér el minket',
    body: `Tisztelt {{ lead.name | default: "Érdeklődő" }}!

Köszönjük, hogy érdeklődik a következő iránt: **{{ listing.title }}**. Megkaptuk a kérését{% if lead.company %} ({{ lead.company }}){% endif %}, és hamarosan jelentkezünk.

Addig ezen az oldalon megnézheti, mit tud, és kinek készült:

[Megnézem: {{ listing.title }}]({{ links.listing }})

Ha már most van kérdése, egyszerűen válaszoljon erre a levélre.

Üdvözlettel
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Emlékeztető néhány nap múlva',
    subject: '{{ listing.title }}: ezt keresi?',
    preheader: 'Három kérdés, hogy jobban segíthessünk',
    body: `Tisztelt {{ lead.name | default: "Érdeklődő" }}!

Néhány napja érdeklődött a következő iránt: **{{ listing.title }}**. Hogy azt mutassuk meg, ami Önnek fontos, segítene, ha tudnánk:

- Mit szeretne a mainál jobban csinálni?
- Hányan dolgoznának vele?
- Mikorra van rá szüksége?

Elég egy-két sor válaszul erre a levélre.

[Megnézem még egyszer]({{ links.listing }})

Üdvözlettel
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Köszönet az üzembe helyezés után',
    subject: '{{ listing.title }}: miben segíthetünk?',
    preheader: 'Az első lépésektől az éles üzemig',
    body: `Tisztelt {{ lead.name | default: "Érdeklődő" }}!

Ön a következőt vette igénybe ({{ storefront.name }}): **{{ listing.title }}**. Hogy kezdettől fogva jól működjön, szívesen segítünk a beállításban{% if lead.company %} ({{ lead.company }}){% endif %}.

- Minden úgy települt, ahogy várta?
- Előbb kipróbálja, vagy hamarosan élesben használja?

Válaszoljon erre a levélre, és egy mérnökünk jelentkezik.

[Mit tartalmaz az ajánlat]({{ links.listing }})

Üdvözlettel
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Következő lépés: rövid hívás',
    subject: 'Fél óra erről: {{ listing.title }}?',
    preheader: 'Együtt megnézzük a környezetét',
    body: `Tisztelt {{ lead.name | default: "Érdeklődő" }}!

Meddig jutott ezzel: **{{ listing.title }}**? Fél óra alatt együtt átnézhetjük a környezetét, a méretezést és az üzemeltetés költségét.

Írjon válaszul két időpontot, amely megfelel, és meghívót küldünk.

Üdvözlettel
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};

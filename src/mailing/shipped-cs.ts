// The shipped templates in Czech.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Poděkování po žádosti',
    subject: 'Děkujeme za zájem o {{ listing.title }}',
    preheader: 'Co bude dál a jak se na nás obrátit',
    body: `Dobrý den,

děkujeme za zájem o **{{ listing.title }}**. Vaši žádost{% if lead.company %} za {{ lead.company }}{% endif %} máme a brzy se vám ozveme.

Do té doby najdete na této stránce, co nabídka umí a pro koho je:

[Zobrazit {{ listing.title }}]({{ links.listing }})

Pokud už máte otázku, stačí odpovědět na tento e-mail.

S pozdravem
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Připomenutí po několika dnech',
    subject: 'Je {{ listing.title }} to, co hledáte?',
    preheader: 'Tři otázky, které nám pomohou pomoci vám',
    body: `Dobrý den,

před několika dny jste se ptali na **{{ listing.title }}**. Abychom vám ukázali, na čem vám záleží, pomohlo by nám vědět:

- Co byste chtěli dělat lépe než dnes?
- Kolik lidí by s tím pracovalo?
- Dokdy to potřebujete?

Stačí řádek či dva v odpovědi na tento e-mail.

[Podívat se znovu]({{ links.listing }})

S pozdravem
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Poděkování po nasazení',
    subject: 'Máte {{ listing.title }}: jak můžeme pomoci',
    preheader: 'Od prvních kroků do provozu',
    body: `Dobrý den,

na {{ storefront.name }} jste získali **{{ listing.title }}**. Aby vše od začátku dobře běželo, rádi pomůžeme s nastavením{% if lead.company %} ve firmě {{ lead.company }}{% endif %}.

- Je vše nasazeno podle vašeho očekávání?
- Budete to nejdřív zkoušet, nebo půjdete brzy do provozu?

Odpovězte na tento e-mail a ozve se vám náš technik.

[Co nabídka obsahuje]({{ links.listing }})

S pozdravem
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Další krok: krátký hovor',
    subject: 'Půl hodiny o {{ listing.title }}?',
    preheader: 'Podíváme se společně na vaše prostředí',
    body: `Dobrý den,

jak daleko jste s **{{ listing.title }}**? Za půl hodiny se můžeme společně podívat na vaše prostředí, velikost a náklady na provoz.

V odpovědi na tento e-mail napište dva termíny, které se vám hodí, a pošleme pozvánku.

S pozdravem
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};

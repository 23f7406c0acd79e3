// The shipped templates in Polish.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Podziękowanie po zgłoszeniu',
    subject: 'Dziękujemy za zainteresowanie: {{ listing.title }}',
    preheader: 'Co dalej i jak się z nami skontaktować',
    body: `Dzień dobry,

dziękujemy za zainteresowanie ofertą **{{ listing.title }}**. Mamy Państwa zgłoszenie{% if lead.company %} w imieniu {{ lead.company }}{% endif %} i wkrótce się odezwiemy.

Do tego czasu na tej stronie można sprawdzić, co oferta daje i dla kogo jest:

[Zobacz {{ listing.title }}]({{ links.listing }})

Jeśli jest już jakieś pytanie, wystarczy odpowiedzieć na tę wiadomość.

Z poważaniem
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Przypomnienie po kilku dniach',
    subject: 'Czy {{ listing.title }} to właściwe rozwiązanie?',
    preheader: 'Trzy pytania, które pomogą nam pomóc',
    body: `Dzień dobry,

kilka dni temu wpłynęło zapytanie o **{{ listing.title }}**. Aby pokazać to, co ważne, chcielibyśmy wiedzieć:

- Co ma działać lepiej niż dziś?
- Ile osób będzie z tego korzystać?
- Na kiedy jest to potrzebne?

Wystarczą jedno lub dwa zdania w odpowiedzi na tę wiadomość.

[Zobacz jeszcze raz]({{ links.listing }})

Z poważaniem
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Podziękowanie po wdrożeniu',
    subject: '{{ listing.title }} już działa: jak możemy pomóc',
    preheader: 'Od pierwszych kroków do produkcji',
    body: `Dzień dobry,

w {{ storefront.name }} pobrano **{{ listing.title }}**. Aby od początku wszystko działało dobrze, chętnie pomożemy w konfiguracji{% if lead.company %} w {{ lead.company }}{% endif %}.

- Czy wdrożenie przebiegło zgodnie z oczekiwaniami?
- Czy najpierw będą testy, czy wkrótce produkcja?

Prosimy odpowiedzieć na tę wiadomość, a odezwie się nasz inżynier.

[Co zawiera oferta]({{ links.listing }})

Z poważaniem
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Następny krok: krótka rozmowa',
    subject: 'Pół godziny o {{ listing.title }}?',
    preheader: 'Wspólnie przyjrzymy się środowisku',
    body: `Dzień dobry,

jak idzie praca z **{{ listing.title }}**? W pół godziny możemy wspólnie przyjrzeć się środowisku, rozmiarowi i kosztom działania.

W odpowiedzi prosimy podać dwa dogodne terminy, a wyślemy zaproszenie.

Z poważaniem
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};

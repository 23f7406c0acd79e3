// Who raises a hand in the demo: firms and their people, as they type themselves. All of it is invented.

/** Whom the first publisher meets at a trade fair in Poznań. */
export const visitors: Firm[] = [
  {
    company: 'Warta Opakowania',
    domain: 'warta-opakowania.example',
    country: 'Polska',
    phone: '48615550110',
    staff: [
      ['Danuta', 'Krawiec', 'Dyrektor operacyjny'],
      ['Olek', 'Maj', 'Brygadzista'],
      ['Renata', 'Sikora', ''],
    ],
  },
  {
    company: 'Piekarnia Rataje',
    domain: 'rataje.example',
    country: 'Poland',
    phone: '48615550123',
    staff: [
      ['Gustaw', 'Nowicki', 'Owner'],
      ['Bożena', 'Lis', 'Kadry'],
      ['Filip', 'Zych', ''],
    ],
  },
  {
    company: 'Chłodnie Gniezno',
    domain: 'chlodnie.example',
    country: 'PL',
    phone: '48615550176',
    staff: [
      ['Ewa', 'Grabowska', 'Kierownik zmiany'],
      ['Tymon', 'Janas', 'IT'],
      ['Sara', 'Kubiak', ''],
    ],
  },
  {
    company: 'Meble Jarocin',
    domain: 'meble-jarocin.example',
    country: 'Polska',
    phone: '',
    staff: [
      ['Leon', 'Pawlak', 'Prezes'],
      ['Wiktoria', 'Duda', 'Planowanie'],
      ['Adam', 'Rosiak', ''],
    ],
  },
];

type Firm = {
  company: string;
  domain: string;
  /** As people type it. */
  country: string;
  phone: string;
  /** First name, last name, title. */
  staff: [string, string, string][];
};

export const firms: Firm[] = [
  {
    company: 'Lipowa Logistyka',
    domain: 'lipowa-logistyka.example',
    country: 'Polska',
    phone: '48225550102',
    staff: [
      ['Zofia', 'Majchrzak', 'Head of Operations'],
      ['Krzysztof', 'Bielak', 'Kierownik magazynu'],
      ['Hanna', 'Rutka', ''],
    ],
  },
  {
    company: 'Brezo Energía',
    domain: 'brezo-energia.example',
    country: 'España',
    phone: '+34 91 555 77 20',
    staff: [
      ['Tomás', 'O’Farrell', 'CTO'],
      ['Lucía', 'Ferrándiz', 'Compras'],
      ['Iker', 'Salvatierra', ''],
    ],
  },
  {
    company: 'Kovodílna Most',
    domain: 'kovodilna.example',
    country: 'Česko',
    phone: '+420 222 555 010',
    staff: [
      ['Ludmila', 'Havránková', 'Jednatelka'],
      ['Radim', 'Šustr', 'Vedoucí výroby'],
      ['Klára', 'Bednaříková', ''],
    ],
  },
  {
    company: 'Nordlys AS',
    domain: 'nordlys.example',
    country: 'NO',
    phone: '',
    staff: [
      ['Ifeoma', 'Braathen', ''],
      ['Sindre', 'Aasgaard', 'Daglig leder'],
      ['Tuva', 'Lindquist', 'IT'],
    ],
  },
  {
    company: 'Ouro Verde Agrícola',
    domain: 'ouroverde.example',
    country: 'Portugal',
    phone: '351215550199',
    staff: [
      ['Marta', 'Quintela', 'Diretora'],
      ['Rui', 'Falcão', 'Operações'],
      ['Inácia', 'Brandão', ''],
    ],
  },
  {
    company: 'Tiszakert Kft.',
    domain: 'tiszakert.example',
    country: 'Magyarország',
    phone: '+36 1 555 0142',
    staff: [
      ['Bence', 'Szalay', 'Ügyvezető'],
      ['Réka', 'Orosz', 'Beszerzés'],
      ['Máté', 'Kelemen', ''],
    ],
  },
  {
    company: 'Halo Apteka',
    domain: 'halo-apteka.example',
    country: 'PL',
    phone: '48585550131',
    staff: [
      ['Noor', 'Wiśniewska', 'IT Manager'],
      ['Paweł', 'Gdula', 'Owner'],
      ['Iga', 'Sobczyk', ''],
    ],
  },
  {
    company: 'Millrace Textiles',
    domain: 'millrace.example',
    country: 'United States',
    phone: '+1 617 555 0188',
    staff: [
      ['Grace', 'Abernathy', 'COO'],
      ['Wendell', 'Pryor', 'Plant manager'],
      ['Odile', 'Marchetti', ''],
    ],
  },
  {
    company: 'Werkbank GmbH',
    domain: 'werkbank.example',
    country: 'Deutschland',
    phone: '+49 30 5550147',
    staff: [
      ['Jonas', 'Eichendorf', 'Leiter IT'],
      ['Friederike', 'Holm', 'Einkauf'],
      ['Emre', 'Taschner', ''],
    ],
  },
  {
    company: 'Puerto Claro',
    domain: 'puerto-claro.example',
    country: 'México',
    phone: 'n/a',
    staff: [
      ['Aiko', 'Sandoval', ''],
      ['Ramiro', 'Ituarte', 'Director'],
      ['Ximena', 'Corral', ''],
    ],
  },
  {
    company: 'Sklárna Luna',
    domain: 'sklarna-luna.example',
    country: 'CZ',
    phone: '+420 596 555 031',
    staff: [
      ['Petra', 'Dvořáčková', 'Nákupčí'],
      ['Vít', 'Jeřábek', 'Ředitel'],
      ['Eliška', 'Pourová', ''],
    ],
  },
  {
    company: 'Saltmarsh Foods',
    domain: 'saltmarsh.example',
    country: 'UK',
    phone: '+44 20 7946 0958',
    staff: [
      ['Hugh', 'Tremaine', 'Procurement'],
      ['Priya', 'Ashworth', 'Head of IT'],
      ['Callum', 'Denholm', ''],
    ],
  },
];

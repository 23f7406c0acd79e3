// Regions and sub-regions of the world by country, as the United Nations Statistics Division groups them in its standard M49:
// https://unstats.un.org/unsd/methodology/m49/. A sub-region is the smallest group that M49 names.

/** By M49 code: the region it lies in, and its countries by ISO 3166-1. Taiwan and Kosovo, which M49 leaves out, stand with their neighbours. */
const subregions: Record<string, [region: string, countries: string]> = {
  '015': ['002', 'DZ EG EH LY MA SD TN'],
  '011': ['002', 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG'],
  '014': ['002', 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW'],
  '017': ['002', 'AO CD CF CG CM GA GQ ST TD'],
  '018': ['002', 'BW LS NA SZ ZA'],
  '021': ['019', 'BM CA GL PM US'],
  '013': ['019', 'BZ CR GT HN MX NI PA SV'],
  '029': ['019', 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI'],
  '005': ['019', 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE'],
  '143': ['142', 'KG KZ TJ TM UZ'],
  '030': ['142', 'CN HK JP KP KR MN MO TW'],
  '035': ['142', 'BN ID KH LA MM MY PH SG TH TL VN'],
  '034': ['142', 'AF BD BT IN IR LK MV NP PK'],
  '145': ['142', 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE'],
  '151': ['150', 'BG BY CZ HU MD PL RO RU SK UA'],
  '154': ['150', 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ'],
  '039': ['150', 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK'],
  '155': ['150', 'AT BE CH DE FR LI LU MC NL'],
  '053': ['009', 'AU CC CX HM NF NZ'],
  '054': ['009', 'FJ NC PG SB VU'],
  '057': ['009', 'FM GU KI MH MP NR PW UM'],
  '061': ['009', 'AS CK NU PF PN TK TO TV WF WS'],
};

type Place = { region: string; subregion: string };

const byCountry = new Map<string, Place>(
  Object.entries(subregions).flatMap(([subregion, [region, countries]]) =>
    countries.split(' ').map((country) => [country, { region, subregion }] as const),
  ),
);
/** M49 codes, for whoever chooses among them. */
export const subregionCodes = Object.keys(subregions);
export const regionCodes = [...new Set(Object.values(subregions).map(([region]) => region))];

/** Every country with where it lies; last those that we know no place of, and none at all. */
export const everyPlace: readonly {
  country: string | null;
  region: string | null;
  subregion: string | null;
}[] = [
  ...[...byCountry].map(([country, place]) => ({ country, ...place })),
  { country: 'AQ', region: null, subregion: null },
  { country: null, region: null, subregion: null },
];

const nowhere = { region: null, subregion: null };

/** M49 codes for an ISO 3166-1 alpha-2 code; null where the country is unknown or, as Antarctica, in no region. */
export function regionOf(country: string | null): Place | typeof nowhere {
  return (country === null ? undefined : byCountry.get(country)) ?? nowhere;
}

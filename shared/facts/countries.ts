const ISO_3166_1 =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU';

/** ISO 3166-1 alpha-2 codes, and `EU` (reserved) for institutions of the Union. */
const COUNTRIES: ReadonlySet<string> = new Set(ISO_3166_1.split(' '));

/** States in which the GDPR applies: the 27 of the Union and Iceland, Liechtenstein and Norway. */
export const EEA: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

/** True for an ISO 3166-1 alpha-2 country, or an ISO 3166-2 subdivision of one (`US-CA`). */
export function isJurisdiction(code: string): boolean {
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code) && COUNTRIES.has(code.slice(0, 2));
}

/** True for an ISO 3166-1 alpha-2 country code. */
export function isCountry(code: string): boolean {
  return COUNTRIES.has(code);
}

/** The country part of a country or subdivision code: `US` for `US-CA`. */
export function countryOf(jurisdiction: string): string {
  return jurisdiction.slice(0, 2);
}

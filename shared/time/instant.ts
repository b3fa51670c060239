import { Temporal } from 'temporal-polyfill';

/** An instant: milliseconds since 1970-01-01T00:00Z, UTC. Branded so that durations do not pass for it. */
export type EpochMs = number & { readonly __brand: 'EpochMs' };

/** Milliseconds in a second, a minute, an hour. */
export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;

/** The shape of an instant in every file: ISO 8601 with an offset or `Z`; seconds may be left out. */
export const INSTANT_PATTERN =
  /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Brands a number as an instant.
 * @throws RangeError if it is not a whole number of milliseconds within the range of instants
 */
export function epochMs(value: number): EpochMs {
  if (!Number.isInteger(value) || Math.abs(value) > 8.64e15) throw new RangeError(`not an instant: ${value}`);
  return value as EpochMs;
}

/**
 * Reads an instant that has already been checked against `INSTANT_PATTERN`.
 * @throws RangeError if the text is not an instant: a fault, since the door checks it
 */
export function parseInstant(text: string): EpochMs {
  return epochMs(Temporal.Instant.from(text).epochMilliseconds);
}

/** The instant as RFC 3339 in UTC with milliseconds: `2026-11-20T15:07:41.123Z`. */
export function utcText(at: EpochMs): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' });
}

/** The instant as ISO 8601 with the offset that `zone` has at it: `2026-03-31T04:07:00+02:00`. */
export function offsetText(at: EpochMs, zone: string): string {
  return zoned(at, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The calendar view of an instant in an IANA zone. */
export function zoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

const knownZones = new Map<string, boolean>();

/** True if `zone` is an IANA time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  const seen = knownZones.get(zone);
  if (seen !== undefined) return seen;
  let known = /^[A-Za-z]/.test(zone);
  try {
    zoned(epochMs(0), zone);
  } catch {
    known = false;
  }
  knownZones.set(zone, known);
  return known;
}

/** What a log line may hold beside its name. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

const PLAIN_WORD = /^[A-Za-z0-9._-]{1,48}$/;
const REDACTED = '[redacted]';

/**
 * Keeps what cannot be case data: numbers, truth values, and short words of letters, digits, dot, hyphen and
 * underscore (names of channels, codes, kinds of faults, places in our code). All other text, such as a path
 * or the message of an error, is replaced.
 */
export function redact(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      PLAIN_WORD.test(name) ? name : REDACTED,
      typeof value === 'string' && !PLAIN_WORD.test(value) ? REDACTED : value,
    ]),
  );
}

/** What can be said of a fault: its kind, the errno of the system, and where in our code. Never its message. */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const errno = 'code' in fault && typeof fault.code === 'string' ? { errno: fault.code } : {};
  const place = placeOf(fault.stack);
  return { kind: fault.name, ...errno, ...(place === undefined ? {} : { place }) };
}

/** File, line and column of the first frame of a stack, without its folder: `append-frame.js.12.7`. */
function placeOf(stack: string | undefined): string | undefined {
  const frame = stack?.split('\n').find((line) => /^\s+at /.test(line));
  const [, file, line, column] = /([^/\\(): ]+):(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
  return file === undefined ? undefined : `${file}.${line}.${column}`;
}

import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { type ParsedFacts, parseFacts } from '../../shared/facts/parse-facts.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { BadInput } from './bad-input.ts';
import { note } from './output.ts';

/** Largest fact file read, in bytes; real ones stay under 1 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads one fact file: facts themselves, or an object that carries them under `facts`.
 * Warnings go to standard error.
 * @throws BadInput with one sentence that names the file, the path in it and the reason
 */
export function readFacts(file: string, now: EpochMs): ParsedFacts {
  const parsed = parseFacts(parseJson(file, decode(file, readBytes(file))), now);
  if (!parsed.ok) {
    const { path, says, problems } = parsed.failure.detail;
    const more = Number(problems) > 1 ? ` (and ${Number(problems) - 1} more)` : '';
    throw new BadInput(`${file}: ${path === '' ? 'the file' : path} ${says}${more}.`);
  }
  for (const warning of parsed.value.warnings) note(`${file}: ${warning.path} ${warning.says}.`);
  return parsed.value;
}

function readBytes(file: string): Uint8Array {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (fault) {
    throw new BadInput(`${file}: ${openFailure(fault)}.`);
  }
  try {
    const state = fstatSync(handle);
    if (state.isDirectory()) throw new BadInput(`${file}: is a folder; name a fact file (JSON).`);
    if (state.size > MAX_BYTES) {
      throw new BadInput(
        `${file}: is ${Math.round(state.size / 1024 / 1024)} MB; a fact file has at most ${MAX_BYTES / 1024 / 1024} MB.`,
      );
    }
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function openFailure(fault: unknown): string {
  const { code } = fault as { code?: string };
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read: permission denied';
  if (code === 'ENAMETOOLONG') return 'has too long a name';
  return `cannot be opened (${code ?? 'unknown reason'})`;
}

function decode(file: string, bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw new BadInput(`${file}: is empty; a fact file holds at least {"schema": "hour-zero/facts@1"}.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${file}: is not UTF-8 text; save it as UTF-8 and try again.`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw new BadInput(`${file}: is not JSON${jsonPlace(text, fault)}.`);
  }
}

function jsonPlace(text: string, fault: unknown): string {
  if (!(fault instanceof SyntaxError)) return ' that can be read: it is nested too deeply';
  const position = Number(/position (\d+)/.exec(fault.message)?.[1] ?? Number.NaN);
  if (/end of JSON/.test(fault.message) || position >= text.trimEnd().length) return ': it ends too early';
  if (Number.isNaN(position)) return '';
  const before = text.slice(0, position).split('\n');
  return `: look at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

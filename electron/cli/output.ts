import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BadInput } from './bad-input.ts';

/** Prints the result of a command as JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Tells the person something on standard error; standard output stays machine-readable. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A file to be written. */
export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Writes all files or none: each under a temporary name beside its place, then all renamed.
 * @throws BadInput if the place cannot be written; nothing is left behind
 */
export function writeAll(files: readonly OutputFile[]): void {
  const staged: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const file of files) {
      mkdirSync(dirname(file.path), { recursive: true });
      refuseFolder(file.path);
      const from = join(dirname(file.path), `.${basename(file.path)}.part`);
      staged.push({ from, to: file.path });
      writeFileSync(from, file.bytes, { mode: 0o600 });
    }
    for (const { from, to } of staged) renameSync(from, to);
  } catch (fault) {
    for (const { from } of staged) rmSync(from, { force: true });
    if (fault instanceof BadInput) throw fault;
    throw new BadInput(`${folderOf(files)}: ${writeFailure(fault)}. Nothing was written.`);
  }
}

function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new BadInput(`${path}: is a folder; a file of this name is to be written. Nothing was written.`);
  }
}

function folderOf(files: readonly OutputFile[]): string {
  return dirname(files[0]?.path ?? '.');
}

function writeFailure(fault: unknown): string {
  const { code } = fault as { code?: string };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'cannot be written: permission denied';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'cannot be written: the disk is full';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'cannot be written: it is a file, not a folder';
  if (code === 'ENAMETOOLONG') return 'cannot be written: the name is too long';
  return `cannot be written (${code ?? 'unknown reason'})`;
}

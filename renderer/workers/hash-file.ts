/** A digest that takes its input piece by piece. */
export type Digest = {
  readonly update: (piece: Uint8Array) => unknown;
  /** Lower-case hexadecimal. */
  readonly digest: () => string;
};

/** What is read of a file: its length, and one piece at a time. */
export type Readable = Pick<Blob, 'size' | 'slice'>;

/** Bytes that are in memory at once. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** Hashes a file piece by piece: of a large file only one piece is ever in memory. */
export async function hashFile(
  file: Readable,
  digest: Digest,
  onProgress: (doneBytes: number) => void,
): Promise<string> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, file.size);
    digest.update(new Uint8Array(await file.slice(at, end).arrayBuffer()));
    onProgress(end);
  }
  return digest.digest();
}

/**
 * The few names that every JavaScript runtime has (window, worker, Node, Electron) and
 * that `shared/` may use. Everything else (clock, randomness, files, network) is passed in.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare function structuredClone<T>(value: T): T;

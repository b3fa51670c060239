/** Acts that do nothing, under any name: the gallery only shows. */
export function noActs<T extends object>(): T {
  return new Proxy({}, { get: () => () => Promise.resolve() }) as T;
}

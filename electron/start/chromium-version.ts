/** Major number of a Chromium version such as `146.0.7680.65`; 0 if it is none. */
export function chromiumMajor(version: string): number {
  const major = Number.parseInt(version, 10);
  return Number.isInteger(major) && major > 0 ? major : 0;
}

/**
 * True if this Chromium is older than a vault asks for. It must not open any window then: an older Chromium
 * silently deletes the IndexedDB of the whole origin.
 */
export function isTooOld(runningMajor: number, neededMajor: number): boolean {
  return runningMajor < neededMajor;
}

/**
 * Ends a `switch` over a closed union; the compiler refuses it while a member is unhandled.
 * @throws TypeError if reached at run time: a fault in our code
 */
export function assertNever(value: never): never {
  throw new TypeError(`unhandled member: ${JSON.stringify(value)}`);
}

import { randomBytes } from 'node:crypto';
import { NONCE_PLACEHOLDER } from '../settings.ts';

/** A nonce for one page: 128 random bits, base64url. */
export function freshNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Puts the nonce of the policy into the page, wherever the build left room for it. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce);
}

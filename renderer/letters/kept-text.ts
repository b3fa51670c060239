import type { Json } from '../../shared/journal/canonical-json.ts';
import { type Sha256, Sha256Schema } from '../../shared/journal/event-line.ts';
import type { LetterDocument } from '../../shared/letters/document-model.ts';
import { LetterDocumentSchema } from '../../shared/letters/document-schema.ts';
import { renderText } from '../../shared/letters/to-text.ts';
import type { VaultSession } from '../vault/vault-session.ts';

/** SHA-256 of bytes, in hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Sha256Schema.parse([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** The hash that approvals are bound to: of the letter as plain text, UTF-8. */
export function textSha256(document: LetterDocument): Promise<Sha256> {
  return sha256Hex(new TextEncoder().encode(renderText(document)));
}

const keyOf = (sha256: string) => `letter.text/${sha256}`;

/** Keeps a drafted document, sealed, under the hash of its text. Durable before the draft is recorded. */
export async function keepDocument(
  session: VaultSession,
  sha256: Sha256,
  document: LetterDocument,
): ReturnType<VaultSession['putSetting']> {
  return session.putSetting(keyOf(sha256), JSON.parse(JSON.stringify(document)) as Json);
}

/** The document of a text that was drafted; `null` if it is not kept here, as after an import. */
export function keptDocument(session: VaultSession, sha256: string): LetterDocument | null {
  const parsed = LetterDocumentSchema.safeParse(session.setting(keyOf(sha256)));
  return parsed.success ? parsed.data : null;
}

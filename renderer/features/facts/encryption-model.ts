/** The five questions on the encryption of a device, in the order they are asked. */
export const ENCRYPTION_QUESTIONS = ['whole', 'cipher', 'off', 'key', 'copy'] as const;
export type EncryptionQuestion = (typeof ENCRYPTION_QUESTIONS)[number];

export const ENCRYPTION_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type EncryptionAnswer = (typeof ENCRYPTION_ANSWERS)[number];

export type EncryptionAnswers = Readonly<Record<EncryptionQuestion, EncryptionAnswer>>;

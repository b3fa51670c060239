/** Largest sizes that pass between window and host in one call, in bytes. Larger things go in pieces. */

/** One append: one or more whole frames. */
export const MAX_APPEND_BYTES = 67_108_864;
/** One piece when a vault file or a backup is read, or a new vault file is written. */
export const MAX_PIECE_BYTES = 16_777_216;
/** One file that is saved for the person, or all files opened at once. */
export const MAX_USER_FILE_BYTES = 536_870_912;
/** The secret that the keychain of the system keeps. */
export const DEVICE_SECRET_BYTES = 32;
/** Text put on the clipboard, in UTF-16 code units. */
export const MAX_CLIPBOARD_TEXT = 100_000;

/** What came of saving: `null` once it is durable, or the sentence that says why not. */
export type Saved = Promise<string | null>;

import { createStore } from 'zustand/vanilla';
import type { Knowledge } from './knowledge.ts';

/** The law, once it is loaded: a chunk of its own, so that the door opens first. */
export const knowledgeStore = createStore<{ readonly knowledge: Knowledge | null }>(() => ({
  knowledge: null,
}));

let loading: Promise<void> | undefined;

/** Loads the law once; later calls give the same promise. */
export function ensureKnowledge(): Promise<void> {
  loading ??= import('./knowledge.ts').then(({ loadKnowledge }) => {
    knowledgeStore.setState({ knowledge: loadKnowledge() });
  });
  return loading;
}

import { createStore } from 'zustand/vanilla';
import type { PolicyChoice } from '../../shared/assessment/house-policy.ts';
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

let last: { readonly law: Knowledge; readonly choice: PolicyChoice; readonly under: Knowledge } | undefined;

/** The law beside the rules that the organisation chose; prepared once as long as neither changes. */
export function lawUnder(law: Knowledge, choice: PolicyChoice): Knowledge {
  if (last?.law !== law || last.choice !== choice) last = { law, choice, under: law.under(choice) };
  return last.under;
}

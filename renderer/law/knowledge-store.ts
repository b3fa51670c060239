import { createStore } from 'zustand/vanilla';
import type { PolicyChoice } from '../../shared/assessment/house-policy.ts';
import { byLanguage } from './by-language.ts';
import type { Law } from './knowledge.ts';

/** The law, once it is loaded: a chunk of its own, so that the door opens first. */
export const knowledgeStore = createStore<{ readonly law: Law | null }>(() => ({ law: null }));

let loading: Promise<void> | undefined;

/** Loads the law once; later calls give the same promise. */
export function ensureKnowledge(): Promise<void> {
  loading ??= import('./knowledge.ts').then(({ loadLaw }) => {
    knowledgeStore.setState({ law: loadLaw() });
  });
  return loading;
}

let last: { readonly law: Law; readonly choice: PolicyChoice; readonly under: Law } | undefined;

/** The law beside the rules that the organisation chose; prepared once as long as neither changes. */
export function lawUnder(law: Law, choice: PolicyChoice): Law {
  if (last?.law !== law || last.choice !== choice) {
    last = { law, choice, under: byLanguage((language) => law(language).under(choice)) };
  }
  return last.under;
}

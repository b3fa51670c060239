import type { z } from 'zod';
import type { Failure, Result } from '../result.ts';
import type { Channel, HostEvent, TransportCode } from './channels.ts';
import type { specs } from './contract.ts';

type Specs = typeof specs;

/** What a call takes. */
export type Input<C extends Channel> = z.infer<Specs[C]['input']>;

/** What a call answers if all went well. */
export type Output<C extends Channel> = z.infer<Specs[C]['output']>;

/** The refusals that belong to a call. */
export type Code<C extends Channel> = Specs[C]['codes'][number];

/** What a handler answers: its own refusals only. */
export type Answer<C extends Channel> = Result<Output<C>, Failure<Code<C>>>;

/** What reaches the window: the answer of the handler, or a failure of the way there. */
export type Reply<C extends Channel> = Result<Output<C>, Failure<Code<C> | TransportCode>>;

/** The host as the window sees it. Two implementations: Electron's preload, and the browser. */
export type HostApi = {
  /** Never rejects: faults arrive as `ipc.fault`. */
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<C>>;
  /** Calls `listener` at each event. Returns a function that stops it. */
  on(event: HostEvent, listener: () => void): () => void;
};

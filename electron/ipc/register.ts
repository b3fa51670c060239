import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Answer, Input, Reply } from '../../shared/ipc/api.ts';
import { CHANNELS, type Channel, type TransportCode } from '../../shared/ipc/channels.ts';
import { specs } from '../../shared/ipc/contract.ts';
import { type Failure, fail } from '../../shared/result.ts';
import type { Log } from '../log/logger.ts';

/** One handler per channel. It gets input that has been checked, and answers with its own refusals only. */
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Promise<Answer<C>> };

/** A call as it comes in: any name, any input. Never rejects. */
export type Call = (channel: string, raw: unknown) => Promise<Reply<Channel>>;

type Refused = { readonly ok: false; readonly failure: Failure<TransportCode> };

const names: ReadonlySet<string> = new Set(CHANNELS);

/** True for a channel of the closed list. */
export function isChannel(name: string): name is Channel {
  return names.has(name);
}

/**
 * Runs calls: checks the name, then the input, runs the handler, checks the answer. Whatever the handler
 * throws becomes `ipc.fault`; its message goes nowhere, not even into the log.
 */
export function createCall(handlers: Handlers, log: Log): Call {
  return async (channel, raw) =>
    isChannel(channel) ? run(channel, handlers, raw, log) : refused('ipc.unknown-channel');
}

async function run<C extends Channel>(
  channel: C,
  handlers: Handlers,
  raw: unknown,
  log: Log,
): Promise<Reply<Channel>> {
  const input = specs[channel].input.safeParse(raw);
  if (!input.success) return refused('ipc.invalid-input');
  try {
    // The schema of this channel has just made it so; the compiler cannot follow the correlation.
    return checkedAnswer(channel, await handlers[channel](input.data as Input<C>));
  } catch (fault) {
    log.fault(channel, fault);
    return refused('ipc.fault');
  }
}

/** @throws TypeError if the handler answers what the contract does not foresee: a fault of ours */
function checkedAnswer<C extends Channel>(channel: C, answer: Answer<C>): Reply<Channel> {
  const codes: readonly string[] = specs[channel].codes;
  if (!answer.ok) {
    if (!codes.includes(answer.failure.code)) throw new TypeError('a code that the contract does not name');
    return fail(answer.failure.code, numbersOf(answer.failure.detail));
  }
  const value = specs[channel].output.safeParse(answer.value);
  if (!value.success) throw new TypeError('an answer that the contract does not foresee');
  return { ok: true, value: value.data };
}

/** Only numbers leave the host in a failure: sizes and places, never a path or a message. */
function numbersOf(detail: Failure['detail']): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(detail).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function refused(code: TransportCode): Refused {
  return fail(code);
}

/** Answers each channel, and only for senders that are trusted. The one place that touches `ipcMain`. */
export function register(
  ipcMain: Pick<IpcMain, 'handle'>,
  call: Call,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
): void {
  for (const channel of CHANNELS)
    ipcMain.handle(channel, async (event, raw: unknown): Promise<Reply<Channel>> => {
      if (isTrusted(event)) return call(channel, raw);
      log.note('ipc.untrustedSender', { channel });
      return refused('ipc.untrusted-sender');
    });
}

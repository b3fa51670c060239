import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HostApi } from '../../../shared/ipc/api.ts';
import { CHANNELS, HOST_EVENTS } from '../../../shared/ipc/channels.ts';
import { fail, ok } from '../../../shared/result.ts';

afterEach(() => {
  vi.doUnmock('electron');
  vi.resetModules();
});

/** Loads the preload script against a stand-in. */
async function preload(invoke: (channel: string, input: unknown) => Promise<unknown> = async () => ok({})) {
  const renderer = new EventEmitter();
  const exposed = new Map<string, HostApi>();
  const invoked: unknown[][] = [];
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, api: HostApi) => exposed.set(name, api) },
    ipcRenderer: Object.assign(renderer, {
      invoke: (...args: [string, unknown]) => {
        invoked.push(args);
        return invoke(...args);
      },
    }),
  }));
  await import('../../../electron/preload.ts');
  const [[name, api] = []] = [...exposed];
  if (api === undefined) throw new RangeError('nothing exposed');
  return { name, api, renderer, invoked, exposed };
}

describe('the bridge', () => {
  it('is two functions under one name, and nothing of Electron', async () => {
    const { name, api, exposed } = await preload();
    expect([name, exposed.size, Object.keys(api)]).toEqual(['hourZeroHost', 1, ['invoke', 'on']]);
  });

  it('passes calls of the closed list on', async () => {
    const { api, invoked } = await preload();
    for (const channel of CHANNELS) expect(await api.invoke(channel, {} as never)).toEqual(ok({}));
    expect(invoked.length).toBe(CHANNELS.length);
  });

  it.each(['', 'shell.openExternal', '__proto__', 'constructor'])('does not pass %j on', async (channel) => {
    const { api, invoked } = await preload();
    expect(await api.invoke(channel as never, {} as never)).toEqual(fail('ipc.unknown-channel'));
    expect(invoked).toEqual([]);
  });

  it('turns a rejected call into a fault without its message', async () => {
    const { api } = await preload(() => Promise.reject(new Error('/home/anna/secret')));
    expect(await api.invoke('app.info', {})).toEqual(fail('ipc.fault'));
  });

  it('tells of events without any event object, until it is told to stop', async () => {
    const { api, renderer } = await preload();
    for (const event of HOST_EVENTS) {
      const heard: unknown[][] = [];
      const stop = api.on(event, (...args: unknown[]) => heard.push(args));
      renderer.emit(event, { sender: 'must not get through' }, 'nor this');
      expect(stop()).toBeUndefined();
      renderer.emit(event, {});
      expect(heard).toEqual([[]]);
    }
  });

  it('does not listen to anything else', async () => {
    const { api, renderer } = await preload();
    api.on('some.other' as never, () => undefined)();
    expect(renderer.eventNames()).toEqual([]);
  });
});

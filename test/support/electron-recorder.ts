import { EventEmitter } from 'node:events';

/**
 * A stand-in for `electron`: writes down every call, keeps every listener so that a test can fire its event, and
 * answers what it is told to. Whatever is not named here is a call that is written down and answers `undefined`.
 */

/** One call: `session.setProxy`, with its arguments. */
export type Call = { readonly name: string; readonly args: readonly unknown[] };

type Answers = Readonly<Record<string, unknown>>;

/** A recording object. `any` method exists; `emitter` fires what was listened to. */
export type Recorded = { readonly emitter: EventEmitter } & Record<
  string,
  (...args: readonly unknown[]) => unknown
>;

/** What a listener did with an event: whether it was prevented, and what its callback was given. */
export type Fired = { readonly prevented: boolean; readonly answers: readonly (readonly unknown[])[] };

/** Makes recording objects that write into one list. */
export function createRecorder() {
  const calls: Call[] = [];

  function object<T = Recorded>(name: string, answers: Answers = {}): T {
    const emitter = new EventEmitter();
    const listen = (method: 'on' | 'once') => (event: string, listener: (...args: unknown[]) => void) => {
      calls.push({ name: `${name}.${method}`, args: [event] });
      emitter[method](event, listener);
    };
    const fixed: Answers = { emitter, on: listen('on'), once: listen('once'), ...answers };
    const made = new Map<string | symbol, unknown>();
    return new Proxy(fixed, {
      get(target, key) {
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const answer = target[key];
        if (key in target && typeof answer !== 'function') return answer;
        if (key === 'on' || key === 'once') return answer;
        const known = made.get(key) ?? recorded(`${name}.${key}`, answer);
        made.set(key, known);
        return known;
      },
    }) as T;
  }

  function recorded(name: string, answer: unknown) {
    return (...args: readonly unknown[]) => {
      calls.push({ name, args });
      return typeof answer === 'function' ? (answer(...args) as unknown) : undefined;
    };
  }

  return {
    calls,
    object,
    /** Names of the calls in their order. */
    names: () => calls.map(({ name }) => name),
    /** Arguments of each call of that name. */
    callsOf: (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args),
    /** The only argument list of a call that must have happened exactly once. */
    onlyCall(name: string): readonly unknown[] {
      const found = calls.filter((call) => call.name === name);
      if (found.length !== 1) throw new RangeError(`${name} was called ${found.length} times`);
      return found[0]?.args ?? [];
    },
  };
}

/** The list of calls and the objects that write into it. */
export type Recorder = ReturnType<typeof createRecorder>;

/** Fires an event with an event object first and a callback last, and tells what became of both. */
export function fire(target: Pick<Recorded, 'emitter'>, name: string, ...rest: readonly unknown[]): Fired {
  if (target.emitter.listenerCount(name) === 0) throw new RangeError(`nobody listens to ${name}`);
  let prevented = false;
  const answers: (readonly unknown[])[] = [];
  const event = {
    preventDefault: () => {
      prevented = true;
    },
  };
  target.emitter.emit(name, event, ...rest, (...args: readonly unknown[]) => answers.push(args));
  return { prevented, answers };
}

/** The handler that was given to a call, such as `session.setPermissionCheckHandler`. */
export function handlerOf(recorder: Recorder, name: string): (...args: readonly unknown[]) => unknown {
  const handler = recorder.onlyCall(name).find((argument) => typeof argument === 'function');
  if (typeof handler !== 'function') throw new RangeError(`${name} was given no handler`);
  return handler as (...args: readonly unknown[]) => unknown;
}

/** What the stand-in for the whole module answers. */
export type ElectronOptions = {
  readonly packaged: boolean;
  readonly userData: string;
  readonly appPath: string;
  readonly firstInstance: boolean;
};

/** The module as `main.ts` imports it: `vi.mock('electron', () => createElectron(…).module)`. */
export function createElectron(options: ElectronOptions) {
  const recorder = createRecorder();
  const { object } = recorder;
  const contents = object('contents', { id: 1, mainFrame: { frameTreeNodeId: 7 } });
  const window = object('window', { webContents: contents, loadURL: async () => undefined });
  const session = object('session', {
    webRequest: object('webRequest'),
    setProxy: async () => undefined,
  });
  const app = object('app', {
    isPackaged: options.packaged,
    commandLine: object('commandLine'),
    getPath: (name: string) => (name === 'userData' ? options.userData : `${options.userData}/${name}`),
    getAppPath: () => options.appPath,
    getVersion: () => '0.0.0-test',
    getLocale: () => 'de-AT',
    requestSingleInstanceLock: () => options.firstInstance,
    whenReady: async () => undefined,
  });
  const module = {
    app,
    BrowserWindow: function BrowserWindow(windowOptions: unknown) {
      recorder.calls.push({ name: 'BrowserWindow', args: [windowOptions] });
      return window;
    },
    Notification: Object.assign(function Notification() {}, { isSupported: () => true }),
    Menu: object('Menu'),
    clipboard: object('clipboard', { readText: async () => '' }),
    dialog: object('dialog'),
    ipcMain: object('ipcMain'),
    powerMonitor: object('powerMonitor'),
    protocol: object('protocol'),
    safeStorage: object('safeStorage', { isAsyncEncryptionAvailable: async () => true }),
    session: { defaultSession: session },
    shell: object('shell'),
  };
  return { recorder, module, app, window, contents, session };
}

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUSES } from '../../../electron/settings.ts';
import { ROOT } from '../../support/resources.ts';

/**
 * Packs the app as electron-builder does, with a stand-in for the Electron binary, and looks into the package.
 * Takes about ten seconds, so it runs with `RUN_PACKAGE=1` only.
 *
 * Main and preload are built here. The window is packed as built in `out/renderer`; if it has not been built, a
 * placeholder is packed in its place and the size says nothing about the window.
 */
const wanted = process.env['RUN_PACKAGE'] === '1';
const LIMIT_MS = 180_000;
const MAX_ASAR_BYTES = 6_000_000;
const NETWORK = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns.*|child_process|vm)$/;

/** What `@electron/fuses` looks for in the binary: sentinel, version 1, nine fuses, all of them off. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('000000000'),
]);

function run(command: readonly string[], cwd: string): void {
  const done = spawnSync(process.execPath, command, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/none', CI: '1' },
  });
  if (done.status !== 0) throw new Error(`${command.join(' ')}\n${done.stdout}\n${done.stderr}`);
}

type Asar = {
  listPackage: (archive: string, options: { isPack: boolean }) => string[];
  extractFile: (archive: string, path: string) => Buffer;
};

describe.skipIf(!wanted)('the packaged app', () => {
  // Below `node_modules`, so that its own can be found from there and nothing else looks at it.
  const project = join(ROOT, 'node_modules/.cache', `hz-package-${process.pid}`);
  let unpacked = '';
  let hasWindow = false;
  const asar = createRequire(import.meta.url)('@electron/asar') as Asar;
  const archive = () => join(unpacked, 'resources', 'app.asar');
  const list = () => asar.listPackage(archive(), { isPack: false }).map((path) => path.replaceAll('\\', '/'));

  /** Files of the installation that the main process names. */
  const readByMain = () => {
    const main = asar.extractFile(archive(), 'out/main/index.js').toString('utf8');
    return [...main.matchAll(/["'`]((?:resources|templates)\/[\w./-]+)["'`]/g)].map(([, path]) => `/${path}`);
  };

  beforeAll(() => {
    rmSync(project, { recursive: true, force: true });
    mkdirSync(project, { recursive: true });
    for (const name of [
      'electron',
      'shared',
      'resources',
      'templates',
      'electron-builder.yml',
      'LICENSE',
      'electron.vite.config.ts',
      'tsconfig.base.json',
    ])
      cpSync(join(ROOT, name), join(project, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
    writePackageJson(project);
    buildHost(project);
    hasWindow = existsSync(join(ROOT, 'out/renderer/index.html'));
    mkdirSync(join(project, 'out/renderer'), { recursive: true });
    if (hasWindow) cpSync(join(ROOT, 'out/renderer'), join(project, 'out/renderer'), { recursive: true });
    else writeFileSync(join(project, 'out/renderer/index.html'), '<title>placeholder</title>');
    const stub = join(project, 'stub');
    mkdirSync(join(stub, 'locales'), { recursive: true });
    for (const language of ['de', 'en-US', 'ja']) writeFileSync(join(stub, 'locales', `${language}.pak`), '');
    writeFileSync(join(stub, 'electron'), FUSE_WIRE, { mode: 0o755 });
    run(
      [
        '--import',
        'tsx',
        'node_modules/electron-builder/cli.js',
        '--linux',
        'dir',
        `-c.electronDist=${stub}`,
      ],
      project,
    );
    unpacked = join(project, 'dist/linux-unpacked');
  }, LIMIT_MS);

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('holds what was built and the data that ships with it, and nothing else', () => {
    const allowed =
      /^\/(?:out(?:\/(?:main|preload|renderer)(?:\/.*)?)?|resources(?:\/authorities(?:\/.*)?|\/fonts(?:\/.*\.txt)?)?|LICENSE|package\.json)$/;
    expect(list().filter((path) => !allowed.test(path))).toEqual([]);
    expect(list().filter((path) => /node_modules|\.map$|\.ts$|\.tsx$/.test(path))).toEqual([]);
    for (const needed of [
      '/out/main/index.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/resources/fonts/DejaVuSans-LICENSE.txt',
      '/resources/fonts/IBMPlexSans-OFL.txt',
      '/LICENSE',
      '/package.json',
      ...readByMain(),
    ])
      expect(list()).toContain(needed);
    expect(readByMain()).toContain('/resources/authorities/eea-uk-ch.json');
  });

  it('is at most 6 MB', () => {
    const { size } = statSync(archive());
    process.stdout.write(`app.asar: ${size} bytes${hasWindow ? '' : ' (window not built: placeholder)'}\n`);
    expect(size).toBeLessThanOrEqual(MAX_ASAR_BYTES);
  });

  it('has a preload script without any module but electron, and a main script without any but Node and electron', () => {
    const preload = asar.extractFile(archive(), 'out/preload/preload.cjs').toString('utf8');
    expect([...preload.matchAll(/require\((["'`])(.*?)\1\)/g)].map(([, , name]) => name)).toEqual([
      'electron',
    ]);
    expect(preload.length).toBeLessThan(8_000);
    const main = asar.extractFile(archive(), 'out/main/index.js').toString('utf8');
    const imported = [...main.matchAll(/^import\b[^;]*?from ?["'](.*?)["'];?$/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(imported).toContain('electron');
    expect(imported.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
    expect(imported.filter((name) => NETWORK.test(name))).toEqual([]);
    expect(main).not.toMatch(/\b(?:fetch|import|require)\(["'`](?:https?:|node:https?|node:net)/);
  });

  it('has every fuse as decided', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'hour-zero'));
    const isOn = (option: FuseV1Options) => wire[option] === FuseState.ENABLE;
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      enableCookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      enableNodeOptionsEnvironmentVariable: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      enableNodeCliInspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      enableEmbeddedAsarIntegrityValidation: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyLoadAppFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      loadBrowserProcessSpecificV8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      grantFileProtocolExtraPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
      wasmTrapHandlers: isOn(FuseV1Options.WasmTrapHandlers),
    }).toEqual(FUSES);
  });
});

function writePackageJson(project: string): void {
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { bin: _bin, ...rest } = own;
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ author: 'Hour Zero', ...rest, main: 'out/main/index.js' }),
  );
}

/** Main and preload only: the window is built by its own people, and takes longer. */
function buildHost(project: string): void {
  writeFileSync(
    join(project, 'host.vite.config.ts'),
    `import config from './electron.vite.config.ts';\nconst { main, preload } = config;\nexport default { main, preload };\n`,
  );
  run(
    ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--config', 'host.vite.config.ts'],
    project,
  );
}

import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { FUSES } from '../settings.ts';

const ENDINGS: Readonly<Record<string, string>> = { darwin: '.app', mas: '.app', win32: '.exe' };

/**
 * Sets every fuse of the packed app, before it is signed. `electron-builder.yml` alone cannot: the version of
 * `@electron/fuses` inside electron-builder knows one fuse fewer and cannot insist on all of them.
 */
export async function afterPack({
  appOutDir,
  electronPlatformName,
  packager,
}: AfterPackContext): Promise<void> {
  const onLinux = 'executableName' in packager && typeof packager.executableName === 'string';
  const name =
    onLinux && electronPlatformName === 'linux'
      ? String(packager.executableName)
      : packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, `${name}${ENDINGS[electronPlatformName] ?? ''}`), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: FUSES.runAsNode,
    [FuseV1Options.EnableCookieEncryption]: FUSES.enableCookieEncryption,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FUSES.enableNodeOptionsEnvironmentVariable,
    [FuseV1Options.EnableNodeCliInspectArguments]: FUSES.enableNodeCliInspectArguments,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FUSES.enableEmbeddedAsarIntegrityValidation,
    [FuseV1Options.OnlyLoadAppFromAsar]: FUSES.onlyLoadAppFromAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FUSES.loadBrowserProcessSpecificV8Snapshot,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FUSES.grantFileProtocolExtraPrivileges,
    [FuseV1Options.WasmTrapHandlers]: FUSES.wasmTrapHandlers,
  });
}

import { FORBIDDEN_ARGUMENTS } from '../settings.ts';

/**
 * Start arguments that would open the app up. Compared as Chromium and Node read them: one or two hyphens (on
 * Windows also a slash), any case, underscores for hyphens, with or without a value.
 */
export function forbiddenArguments(argv: readonly string[], platform: string): readonly string[] {
  return argv.filter((argument) => {
    const name = switchName(argument, platform);
    return name !== undefined && FORBIDDEN_ARGUMENTS.some((pattern) => matches(name, pattern));
  });
}

function switchName(argument: string, platform: string): string | undefined {
  const start = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  if (!start.test(argument)) return undefined;
  const [name = ''] = argument.replace(start, '').split('=');
  return name.toLowerCase().replaceAll('_', '-');
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

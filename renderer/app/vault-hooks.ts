import type { ScreenHooks } from '../routes.tsx';
import { useBoard } from './hooks/use-board.ts';
import { useCommand } from './hooks/use-command.ts';
import { useNewBreach } from './hooks/use-new-breach.ts';
import { usePalette } from './hooks/use-palette.ts';
import { useQuickLog } from './hooks/use-quick-log.ts';
import { useShell, useShellActs } from './hooks/use-shell.ts';

/** Every screen fed from the open vault. */
export const vaultHooks: ScreenHooks = {
  useShell,
  useShellActs,
  useBoard,
  useNewBreach,
  useCommand,
  useQuickLog,
  usePalette,
};

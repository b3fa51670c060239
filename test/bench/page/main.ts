import '../../../renderer/zod-config.ts';
import '../../../renderer/app/trusted-types.ts';

// Loaded after schemas and Trusted Types are set up, as in the window.
await import('./calls.ts');

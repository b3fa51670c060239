import './zod-config.ts';
import './app/trusted-types.ts';

// What follows holds schemas and libraries that write style strings: both are set up before it is loaded.
await import('./window.tsx');

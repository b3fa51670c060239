import { z } from 'zod';

// Imported before anything that holds a schema: Zod would probe for code generation, which the content
// policy refuses.
z.config({ jitless: true });

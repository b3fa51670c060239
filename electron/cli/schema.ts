import { z } from 'zod';
import { FactsSchema } from '../../shared/facts/schema.ts';
import { printJson } from './output.ts';

/** JSON Schema of a fact file, as published in `resources/schema/`. */
export function factsJsonSchema(): unknown {
  return z.toJSONSchema(FactsSchema, { io: 'input', unrepresentable: 'any' });
}

/** `schema`: prints the JSON Schema of a fact file. */
export function printSchema(): void {
  printJson(factsJsonSchema());
}

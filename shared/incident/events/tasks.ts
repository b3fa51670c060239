import { z } from 'zod';
import { InstantTextSchema } from '../../journal/event-line.ts';
import { FactPathSchema, ItemIdSchema, LineSchema, ProseSchema } from '../primitives.ts';

/** Something to do, by a person or a team (S1-34). Its due instant is a target of the house, never of law. */
export const TaskAddSchema = z.strictObject({
  act: z.literal('task.add'),
  id: ItemIdSchema,
  title: LineSchema,
  owner: LineSchema.exactOptional(),
  dueAt: InstantTextSchema.exactOptional(),
  group: LineSchema.exactOptional().describe('Where it belongs on screen, such as a step of a playbook.'),
  factPath: FactPathSchema.exactOptional().describe('The unknown fact it is to find out.'),
});

/** Somebody else does it. */
export const TaskAssignSchema = z.strictObject({
  act: z.literal('task.assign'),
  taskId: ItemIdSchema,
  owner: LineSchema,
});

/** Done, at an instant apart from that of recording it. */
export const TaskCompleteSchema = z.strictObject({
  act: z.literal('task.complete'),
  taskId: ItemIdSchema,
  doneAt: InstantTextSchema,
  outcome: ProseSchema.exactOptional(),
});

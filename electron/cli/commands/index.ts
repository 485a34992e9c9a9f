import type { Command } from '../command.ts';
import { customersCommand } from './customers.ts';
import { describeCommand } from './describe.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { journeyCommand } from './journey.ts';
import { lintCommand } from './lint.ts';
import { modelsCommand } from './models.ts';
import { openCommand } from './open.ts';
import { runCommand } from './run.ts';
import { sampleCommand } from './sample.ts';
import { segmentCommand } from './segment.ts';
import { serveCommand } from './serve.ts';
import { traceCommand } from './trace.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  openCommand,
  serveCommand,
  sampleCommand,
  importCommand,
  customersCommand,
  describeCommand,
  journeyCommand,
  segmentCommand,
  lintCommand,
  modelsCommand,
  runCommand,
  traceCommand,
  exportCommand,
];

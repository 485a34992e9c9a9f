import type { Handlers } from '../context.ts';
import { datasetHandlers } from './dataset.ts';
import { exportHandlers } from './exporting.ts';
import { identityHandlers } from './identity.ts';
import { importHandlers } from './importing.ts';
import { importsHandlers } from './imports.ts';
import { insightHandlers } from './insight.ts';
import { jobHandlers } from './job.ts';
import { journeyHandlers } from './journey.ts';
import { modelHandlers } from './models.ts';
import { runHandlers } from './run.ts';
import { runGroupHandlers } from './runGroups.ts';
import { sampleHandlers } from './sample.ts';
import { segmentHandlers } from './segment.ts';
import { workspaceHandlers } from './workspace.ts';

/** Every call of the contract by name. */
export const handlers: Handlers = {
  ...workspaceHandlers,
  ...sampleHandlers,
  ...importHandlers,
  ...identityHandlers,
  ...importsHandlers,
  ...datasetHandlers,
  ...insightHandlers,
  ...journeyHandlers,
  ...exportHandlers,
  ...runHandlers,
  ...runGroupHandlers,
  ...modelHandlers,
  ...segmentHandlers,
  ...jobHandlers,
};

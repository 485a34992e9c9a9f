import { z } from 'zod';

/** What we write of HubSpot's `POST /automation/v4/flows` (beta), from its documentation. */
const connection = z.strictObject({ edgeType: z.enum(['STANDARD', 'GOTO']), nextActionId: z.string().min(1) });
export type HubSpotConnection = z.infer<typeof connection>;

const operation = z.strictObject({
  operationType: z.enum(['MULTISTRING', 'NUMBER', 'BOOL', 'ALL_PROPERTY']),
  operator: z.string(),
  values: z.array(z.string()).optional(),
  value: z.union([z.number(), z.boolean()]).optional(),
  includeObjectsWithNoValueSet: z.boolean(),
});
export type HubSpotOperation = z.infer<typeof operation>;
const filter = z.discriminatedUnion('filterType', [
  z.strictObject({ filterType: z.literal('PROPERTY'), property: z.string(), operation }),
  z.strictObject({
    filterType: z.literal('IN_LIST'),
    listId: z.string().min(1),
    operator: z.enum(['IN_LIST', 'NOT_IN_LIST']),
  }),
]);
export type HubSpotFilter = z.infer<typeof filter>;

const andBranch = z.strictObject({
  filterBranchType: z.literal('AND'),
  filterBranchOperator: z.literal('AND'),
  filterBranches: z.tuple([]),
  filters: z.array(filter),
});
const filterBranch = z.strictObject({
  filterBranchType: z.literal('OR'),
  filterBranchOperator: z.literal('OR'),
  filterBranches: z.array(andBranch),
  filters: z.tuple([]),
});
export type HubSpotFilterBranch = z.infer<typeof filterBranch>;

const eventBranch = z.strictObject({
  filterBranchType: z.literal('UNIFIED_EVENTS'),
  filterBranchOperator: z.literal('AND'),
  filterBranches: z.tuple([]),
  filters: z.array(filter),
  eventTypeId: z.string().min(1),
  operator: z.literal('HAS_COMPLETED'),
});

const enrollment = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('EVENT_BASED'),
    shouldReEnroll: z.boolean(),
    eventFilterBranches: z.array(eventBranch).min(1),
    listMembershipFilterBranches: z.tuple([]),
  }),
  z.strictObject({
    type: z.literal('LIST_BASED'),
    shouldReEnroll: z.boolean(),
    unEnrollObjectsNotMeetingCriteria: z.boolean(),
    listFilterBranch: filterBranch,
    reEnrollmentTriggersFilterBranches: z.tuple([]),
  }),
  z.strictObject({ type: z.literal('MANUAL'), shouldReEnroll: z.boolean() }),
]);
export type HubSpotEnrollment = z.infer<typeof enrollment>;

const actionId = z.string().regex(/^\d+$/);
const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('SINGLE_CONNECTION'),
    actionId,
    actionTypeId: z.enum(['0-1', '0-4', '0-5', '0-35']),
    actionTypeVersion: z.literal(0),
    fields: z.record(z.string(), z.unknown()),
    connection: connection.optional(),
  }),
  z.strictObject({
    type: z.literal('LIST_BRANCH'),
    actionId,
    listBranches: z.array(z.strictObject({ filterBranch, branchName: z.string(), connection: connection.optional() })),
    defaultBranchName: z.string(),
    defaultBranch: connection.optional(),
  }),
  z.strictObject({ type: z.literal('AB_TEST_BRANCH'), actionId, testBranches: z.array(connection) }),
  z.strictObject({
    type: z.literal('WEBHOOK'),
    actionId,
    method: z.enum(['POST', 'GET']),
    webhookUrl: z.string().min(1),
    queryParams: z.array(z.unknown()),
    connection: connection.optional(),
  }),
]);
export type HubSpotAction = z.infer<typeof action>;

const timeWindow = z.strictObject({
  day: z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
  startTime: z.strictObject({ hour: z.number().int(), minute: z.number().int() }),
  endTime: z.strictObject({ hour: z.number().int(), minute: z.number().int() }),
});

export const hubSpotFlowSchema = z.strictObject({
  type: z.literal('CONTACT_FLOW'),
  flowType: z.literal('WORKFLOW'),
  objectTypeId: z.literal('0-1'),
  name: z.string().min(1),
  description: z.string().optional(),
  isEnabled: z.literal(false),
  startActionId: z.string().optional(),
  nextAvailableActionId: z.string(),
  actions: z.array(action),
  enrollmentCriteria: enrollment,
  timeWindows: z.array(timeWindow),
  blockedDates: z.tuple([]),
  customProperties: z.strictObject({}),
  dataSources: z.tuple([]),
  suppressionListIds: z.tuple([]),
  canEnrollFromSalesforce: z.literal(false),
});
export type HubSpotFlow = z.infer<typeof hubSpotFlowSchema>;

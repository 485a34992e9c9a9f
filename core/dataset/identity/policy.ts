import { z } from 'zod';

/** What beside its own id names a customer, the stronger first. */
export const identifierKinds = ['email', 'phone'] as const;
export const identifierKindSchema = z.enum(identifierKinds);
export type IdentifierKind = z.infer<typeof identifierKindSchema>;

/** What may join two customers that have different ids of their own. Who has no id is joined by either, where that is unambiguous. */
export const joinRules = ['never', 'emailAndPhone', 'email', 'emailOrPhone'] as const;
export const joinRuleSchema = z.enum(joinRules);
export type JoinRule = z.infer<typeof joinRuleSchema>;

export const identityPolicySchema = z.object({
  joinIds: joinRuleSchema.default('email'),
  /** An identifier that more source customers than this share names none of them. */
  mostSharing: z.number().int().min(2).max(1000).default(5),
  /** Country (ISO 3166 alpha-2) of phone numbers that are written without one. */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('KR'),
});
export type IdentityPolicy = z.infer<typeof identityPolicySchema>;
export const defaultIdentityPolicy: IdentityPolicy = identityPolicySchema.parse({});

/** What a person decided against the rules; kept, and applied to every later import. */
export const identityDecisionSchema = z.discriminatedUnion('kind', [
  /** The source customer is never one with any of the others. */
  z.object({ kind: z.literal('apart'), sourceId: z.string(), others: z.array(z.string()).min(1) }),
  /** The identifier (normalised) names nobody. */
  z.object({ kind: z.literal('ignore'), identifier: identifierKindSchema, value: z.string() }),
]);
export type IdentityDecision = z.infer<typeof identityDecisionSchema>;

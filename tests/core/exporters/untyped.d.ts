/** Parts of packages without types that the tests of exporters use. */
declare module 'bpmnlint/lib/linter.js' {
  export interface LintReports {
    readonly [rule: string]: readonly { readonly id: string; readonly message: string }[];
  }
  export default class Linter {
    constructor(options: { config: unknown; resolver: unknown });
    lint(root: unknown): Promise<LintReports>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  const NodeResolver: new () => object;
  export default NodeResolver;
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>;
  }
}

declare module 'asl-validator' {
  export default function validate(machine: unknown): { isValid: boolean; errorsText(separator: string): string };
}

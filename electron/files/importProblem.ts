import type { Problem } from '../../core/lint/problem.ts';

/** A problem of an import; its text is `problem.import.<code>`. */
export function importProblem(severity: Problem['severity'], code: string, params: Problem['params']): Problem {
  return { code: `import.${code}`, severity, nodeId: null, edgeId: null, params };
}

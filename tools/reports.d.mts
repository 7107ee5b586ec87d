export interface Failure {
  readonly name: string;
  readonly why: string;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly flaky: readonly string[];
}

export function ctestOutcome(xml: string | null): Outcome;
export function jestOutcome(report: unknown): Outcome;
export function playwrightOutcome(report: unknown): Outcome;
export function failuresAsText(
  title: string,
  which: { readonly failures?: readonly Failure[]; readonly flaky?: readonly string[] },
): string;

export declare function steadyGrowth(samples: readonly number[], parts: number): number;

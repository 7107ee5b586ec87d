/** What Playwright starts. */
export const program: { executablePath: string; args: string[] };

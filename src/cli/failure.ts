/** What the person who typed the command has to change. Shown without a stack; the exit code is 2. */
export class Failure extends Error {}

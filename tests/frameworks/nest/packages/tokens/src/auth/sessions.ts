export abstract class Sessions {
  abstract start(userId: number): Promise<string>
  abstract end(id: string): Promise<void>
}
